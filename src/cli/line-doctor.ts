/** npm run line:doctor: is everything between LINE and this service as it must be? What each line means: docs/line.md. */

import { lineWords } from '../channels/line/render/line-words.ts';
import { renderForLine } from '../channels/line/render/render-for-line.ts';
import { readFacts, readTopics } from '../content/read-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { dayInBangkok } from '../knowledge/calendar.ts';
import { examine } from '../line-setup/doctor/examine.ts';
import { lineDoctorApi } from '../line-setup/doctor/line-doctor-api.ts';
import { report } from '../line-setup/doctor/report.ts';
import { sampleAnswers } from '../line-setup/doctor/sample-answers.ts';

const { env } = process;
const phrases = await loadPhrases();
const samples = sampleAnswers({
  topics: readTopics(),
  facts: readFacts(),
  phrases,
  today: dayInBangkok(new Date()),
  render: (replies, lang, largeText) =>
    renderForLine(replies, { lang, largeText, stepId: 'doctor', words: lineWords(phrases, lang), publicUrl: env.PUBLIC_URL || 'https://ask.example' }),
});
const api = lineDoctorApi({ token: env.LINE_CHANNEL_ACCESS_TOKEN ?? '', baseUrl: env.LINE_API_URL });
const { lines, exitCode } = report(await examine({ env, api, now: () => new Date(), samples }));
for (const line of lines) console.log(line);
process.exitCode = exitCode;
