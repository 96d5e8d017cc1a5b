import type { Session } from '../../../dialog/session.ts';
import { type CallState, type NumberKind, stepTo } from './call-state.ts';
import { callBack } from './callback.ts';
import { takeIdentity } from './identify.ts';
import { missed } from './ladder.ts';
import { isMobile, isPhone, isSecret, KEYS_OF } from './read-number.ts';
import { sendText } from './text.ts';
import type { Heard, Tools } from './tools.ts';

/** Asks for a number by keys. */
export function askNumber(call: CallState, kind: NumberKind, tools: Tools, key = `number.ask.${kind}`): CallState {
  return stepTo(call, { said: tools.sentences(tools.say(key)), number: kind, once: true });
}

/** A number as typed or said: checked, read back, and used once it is confirmed. */
export function takeNumber(call: CallState, kind: NumberKind, digits: string, session: Session, tools: Tools): Heard {
  if (isSecret(kind)) return takeIdentity(call, digits, session, tools);
  const { least, most } = KEYS_OF[kind];
  if (digits.length < least || digits.length > most || (kind === 'phone' && !isPhone(digits))) return missed(call, session, tools);
  if (kind === 'number') return { call: { ...call, misses: 0 }, session, turn: { text: digits } };
  if (call.pending?.use === 'text' && !isMobile(digits)) {
    return { call: { ...call, now: { ...call.now, lead: [tools.say('text.not-mobile')] } }, session };
  }
  const options = [
    { id: 'call:number-yes', label: tools.say('menu.right') },
    { id: 'call:number-again', label: tools.say('menu.again') },
  ];
  const next = stepTo({ ...call, misses: 0 }, { said: [tools.say('number.read-back', { number: digits })], pages: [options], once: true });
  return { call: { ...next, pending: { number: digits, use: call.pending?.use ?? 'form' } }, session };
}

/** The number that was read back is right. */
export function takePending(call: CallState, session: Session, tools: Tools): Heard {
  const { pending, ...rest } = call;
  if (!pending?.number) return missed(call, session, tools);
  switch (pending.use) {
    case 'form':
      return { call: rest, session, turn: { text: pending.number } };
    case 'callback':
      return callBack(rest, pending.number, session, tools);
    case 'text':
      return sendText({ ...rest, textTo: pending.number }, session, tools);
  }
}
