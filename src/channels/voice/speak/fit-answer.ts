import { voiceSeconds } from '../../../knowledge/plainness.ts';
import { MOST_SECONDS, MOST_SENTENCES } from '../../../knowledge/spoken/voice-limits.ts';
import { sentencesOf } from './sentences-of.ts';
import type { Speech } from './speech.ts';

/** How much of an answer is said at once, and what waits until it is asked for. Lines as written; at least the first is said. */
export function fitAnswer(written: string[], { lang, words }: Speech): { sentences: string[]; rest: string[] } {
  const lines = withOpening(written);
  let count = 0;
  while (count < Math.min(lines.length, MOST_SENTENCES) && voiceSeconds(lines.slice(0, count + 1), lang, words) <= MOST_SECONDS) count++;
  const said = lines.slice(0, Math.max(1, count));
  const inWords = (line: string): string[] => sentencesOf(line, lang, words);
  return { sentences: said.flatMap(inWords), rest: lines.slice(said.length).flatMap(inWords) };
}

/** "ข้อมูลของวันที่ 1 มกราคม 2572:" belongs to the sentence behind it. */
function withOpening(lines: string[]): string[] {
  const [first, second, ...rest] = lines;
  return first?.trimEnd().endsWith(':') && second !== undefined ? [`${first} ${second}`, ...rest] : lines;
}
