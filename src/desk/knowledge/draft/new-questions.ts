import { redact } from '../../../understanding/redact.ts';
import type { KnowledgeBench } from '../knowledge-bench.ts';

export interface NewQuestions {
  questions: string[];
  /** Why they cannot be taken: file, field, what is allowed. */
  refusals: string[];
  /** What was left out, and why. */
  notes: string[];
}

/**
 * Questions as they may stand in knowledge/questions: redacted, on one line, each once, and new there.
 * Refused when one stands under another topic, or is used for measuring: what is trained on measures nothing.
 */
export async function newQuestions(given: string[], topic: string, { standing }: Pick<KnowledgeBench, 'standing'>): Promise<NewQuestions> {
  const texts = [...new Set(given.map((text) => redact(text.replace(/\s+/g, ' ').trim()).replace(/^#+\s*/, '')).filter((text) => text !== ''))];
  const file = `knowledge/questions/${topic}.txt`;
  const questions: string[] = [];
  const refusals: string[] = [];
  const notes: string[] = [];
  (await standing(texts)).forEach((places, index) => {
    const text = texts[index] as string;
    const measuring = places.find(({ measures }) => measures);
    const elsewhere = places.find((place) => place.topic !== topic);
    if (measuring)
      refusals.push(`${file}: questions: "${text}" is used for measuring (${measuring.hand}, ${measuring.topic}). Allowed: the same in other words.`);
    else if (elsewhere) refusals.push(`${file}: questions: "${text}" stands in knowledge/questions/${elsewhere.topic}.txt. Allowed: a question of one topic.`);
    else if (places.length > 0) notes.push(`${file}: "${text}" is there already and was left out.`);
    else questions.push(text);
  });
  if (questions.length === 0 && refusals.length === 0)
    refusals.push(`${file}: questions: none of them is new. Allowed: ways of asking that are not there yet.`);
  return { questions, refusals, notes };
}
