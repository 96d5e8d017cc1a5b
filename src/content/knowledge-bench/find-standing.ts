import type { Standing } from '../../desk/knowledge/knowledge-bench.ts';
import { Reader } from '../../understanding/understand.ts';
import { ROOT, readLexicon, readQuestions } from '../read-content.ts';
import { MEASURING_HANDS } from './measuring-hands.ts';

/** Where questions stand in knowledge/questions, in their order, however they are spelled and spaced. */
export function findStanding(questions: string[], root = ROOT): Standing[][] {
  const reader = new Reader(readLexicon(root));
  const plain = (text: string): string => reader.plainText(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const wanted = questions.map(plain);
  const found = new Map(wanted.map((text): [string, Standing[]] => [text, []]));
  for (const { topic, hand, text } of readQuestions(root)) found.get(plain(text))?.push({ topic, hand, measures: MEASURING_HANDS.includes(hand) });
  return wanted.map((text) => found.get(text) ?? []);
}
