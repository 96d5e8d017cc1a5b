import { hasPhrase, type Say } from '../words/words.tsx';
import { DeskError } from './desk-error.ts';

/** What went wrong as one plain sentence in the reader's language: by its code, else by its kind. @param say of the namespace `desk`. */
export function sayProblem(say: Say, error: unknown): string {
  if (!(error instanceof DeskError)) return say('problem.failed');
  const key = `problem.${error.code}`;
  if (hasPhrase(key)) return say(key);
  return say(error.passing ? 'problem.not_reached' : 'problem.failed');
}
