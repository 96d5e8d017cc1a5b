import type { CallState } from './call-state.ts';

const MOST_STEPS_WITHOUT_INPUT = 100;

/** The application turns in a circle. No handler takes it: a handler may be what turns. */
export class EndlessDocument extends Error {
  readonly event = 'error.endless';
}

/** @throws EndlessDocument when nobody has been listened to for a hundred items and handlers */
export function countStep(call: CallState): void {
  call.stepsWithoutInput += 1;
  if (call.stepsWithoutInput > MOST_STEPS_WITHOUT_INPUT)
    throw new EndlessDocument(`${MOST_STEPS_WITHOUT_INPUT} items and handlers were visited without listening once. The application turns in a circle.`);
}
