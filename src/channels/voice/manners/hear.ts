import { newSession, type Session } from '../../../dialog/session.ts';
import type { CallInput } from '../spoken-step.ts';
import { type CallState, newCall, QUIET, stepTo } from './call-state.ts';
import { hearKeys } from './hear-keys.ts';
import { hearWords } from './hear-words.ts';
import { missed, offerCallback, silence } from './ladder.ts';
import type { Heard, Tools } from './tools.ts';

/**
 * What a caller did, taken. Pure.
 * @param before nothing for a call that begins.
 * @returns what the call is now, and what the dialog or somebody outside is to do; without either the caller hears `call.frame`.
 */
export function hear(before: CallState | undefined, input: CallInput, session: Session, tools: Tools): Heard {
  // a call that is not known, because the service was away for long, begins anew
  if (!before || input.event === 'start') return { call: greeted(newCall(input.caller), tools), session };
  const call: CallState = { ...before, now: QUIET };
  if (before.now.end === 'hang-up' || input.event === 'hang-up') return ended(call, session);
  switch (input.event) {
    case 'no-input':
      return silence(call, session, tools);
    case 'no-match':
      return missed(call, session, tools);
    case 'transfer-failed':
      return { call: offerCallback(call, tools, [tools.say('transfer.failed')]), session };
    default:
      return hearInput(call, input, session, tools);
  }
}

function hearInput(call: CallState, { dtmf, utterances = [], afterError }: CallInput, session: Session, tools: Tools): Heard {
  const keys = (dtmf ?? '').replace(/[^\d*#]/g, '');
  // the only key that an apology names besides 0
  if (afterError && keys === '1') return { call: offerCallback(call, tools), session };
  if (keys) return hearKeys(call, keys, session, tools);
  if (utterances.some(({ text }) => text.trim())) return hearWords(call, utterances, session, tools);
  return silence(call, session, tools);
}

/** Who we are, and that a person is to be had: under eight seconds. */
export function greeted(call: CallState, tools: Tools): CallState {
  return stepTo(call, { said: tools.sentences(tools.say('greeting')), told: true });
}

/** The caller is gone: what was booked stays, what was begun does not, and nobody is signed in any more. */
function ended(call: CallState, session: Session): Heard {
  const { lang, langChosen, channel } = session;
  const left: Session = { ...newSession(lang), langChosen, ...(channel ? { channel } : {}) };
  return { call: { ...newCall(undefined), pace: call.pace, volume: call.volume, now: { ...QUIET, end: 'hang-up' } }, session: left };
}
