import { fillIn } from '../fill-in.ts';
import { voiceSeconds } from '../plainness.ts';
import { MOST_SECONDS, MOST_SENTENCES } from '../spoken/voice-limits.ts';
import type { Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

export const voiceLength: Rule = {
  name: 'voice-length',
  description: `What is said on the telephone is at most ${MOST_SENTENCES} sentences and ${MOST_SECONDS} seconds.`,
  check: (topic, { facts, today, spoken }) =>
    walkTexts(topic)
      .filter(({ field }) => /(^|\.)voice\.(th|en)$/.test(field))
      .flatMap(({ field, lines, lang }) => {
        if (lines.length > MOST_SENTENCES) return [{ field, problem: `${lines.length} sentences`, allowed: `${MOST_SENTENCES}, one a line` }];
        const filled = lines.map((line) => (/\{/.test(line) ? safeFill(line) : line));
        const seconds = voiceSeconds(filled, lang, spoken);
        return seconds > MOST_SECONDS ? [{ field, problem: `about ${seconds} seconds to say`, allowed: `${MOST_SECONDS} seconds` }] : [];

        function safeFill(line: string): string {
          try {
            return fillIn(line, facts, today, lang, () => {});
          } catch {
            return line;
          }
        }
      }),
};
