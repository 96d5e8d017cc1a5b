/** npm run voice:times [-- TOPIC...]: how long every answer takes to say on the telephone, the longest first. Exit 1 when one is too long. */

import { readFacts, readTopics } from '../content/read-content.ts';
import { readSpoken } from '../content/read-spoken.ts';
import { dayInBangkok } from '../knowledge/calendar.ts';
import { ContentError } from '../knowledge/content-error.ts';
import { MOST_SECONDS, MOST_SENTENCES } from '../knowledge/spoken/voice-limits.ts';
import { isTooLong, voiceTimes } from '../knowledge/spoken/voice-times.ts';

const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));

try {
  const topics = [...readTopics().values()].filter(({ id }) => only.length === 0 || only.includes(id));
  const times = voiceTimes(topics, readFacts(), readSpoken(), dayInBangkok(new Date()));
  console.log('seconds  sentences  where');
  for (const time of times) {
    console.log(`${time.seconds.toFixed(1).padStart(7)}  ${String(time.sentences.length).padStart(9)}  ${time.topic} ${time.field}`);
    console.log(`                    ${time.sentences.join(' | ')}`);
  }
  const long = times.filter(isTooLong);
  for (const { topic, field, sentences, seconds } of long) {
    console.error(
      `knowledge/topics/${topic}.yaml: ${field}: ${sentences.length} sentences, about ${seconds} seconds to say. Allowed: ${MOST_SENTENCES} sentences, ${MOST_SECONDS} seconds; say the figure and leave the rest to the other parts.`,
    );
  }
  console.log(`\n${times.length} spoken answers, ${long.length} too long`);
  process.exitCode = long.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
