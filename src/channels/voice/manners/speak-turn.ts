import type { Session } from '../../../dialog/session.ts';
import type { TurnAnswer } from '../../turn-service.ts';
import type { SpokenStep } from '../spoken-step.ts';
import { frameOf } from './answer-frame.ts';
import { answeredBy } from './answered-by.ts';
import { type CallState, NO_FRAME, stepTo } from './call-state.ts';
import { beginIdentifying } from './identify.ts';
import { stepOf } from './step-of.ts';
import { summaryOf } from './summary.ts';
import type { Done, Tools } from './tools.ts';

/**
 * What the caller hears now. Pure.
 * @param answer of the dialog; nothing when the call itself had something to say.
 * @param done what the dialog did outside meanwhile.
 */
export function speakTurn(
  call: CallState,
  answer: TurnAnswer | undefined,
  { session, done }: { session: Session; done: Done },
  tools: Tools,
): { call: CallState; step: SpokenStep } {
  const next = answer ? withAnswer(call, answer, session, done, tools) : { ...call, frame: withFlow(call.frame, session) };
  return { call: next, step: stepOf(next, tools, summaryOf(next, session, tools)) };
}

const BOOKED: Done = ['callback-booked', 'callback-exists', 'callback-exists-elsewhere'];

/** After an erasure, or the end of a sign-in, nothing of before is said again or sent. */
function forgotten({ answered, asked, textTo, pending, ...call }: CallState): CallState {
  return { ...call, before: [], frame: NO_FRAME };
}

function withAnswer(before: CallState, answer: TurnAnswer, session: Session, done: Done, tools: Tools): CallState {
  const call = done.includes('erased') || done.includes('signed-out') ? forgotten(before) : before;
  const said = frameOf(answer, call, done, tools);
  if (done.includes('identify')) return beginIdentifying(call, said.said, tools);
  const answered = answeredBy(answer, tools) ?? call.answered;
  const booked = call.booked || done.some((result) => BOOKED.includes(result));
  const next: CallState = {
    ...stepTo(call, withFlow({ ...said }, session)),
    booked,
    leaving: answer.topic === 'talk.goodbye',
    ...(answered ? { answered } : {}),
  };
  return done.includes('handed-over') ? { ...next, now: { ...next.now, end: 'transfer' } } : next;
}

/** Where the form stands behind this turn, to go back to. */
function withFlow<F extends Partial<CallState['frame']>>(frame: F, { flow }: Session): F {
  return flow ? { ...frame, flow } : frame;
}
