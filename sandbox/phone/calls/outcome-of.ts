import type { PlayedCall } from '../headless-caller.ts';

/** How a call ended for its caller. */
export type Outcome = 'answered' | 'person' | 'callback' | 'gave-up';

/** How the assistant begins when it has promised to call back (locales/th/assistant.yaml, callback.booked). */
const PROMISE = 'นัดแล้ว';

/** @param answered whether everything that the caller wanted to know was heard. */
export function outcomeOf({ record, prompts }: Pick<PlayedCall, 'record' | 'prompts'>, answered: boolean): Outcome {
  if (record.transfers.some(({ outcome }) => outcome === 'connected')) return 'person';
  if (prompts.some(({ words }) => words.startsWith(PROMISE))) return 'callback';
  return answered ? 'answered' : 'gave-up';
}
