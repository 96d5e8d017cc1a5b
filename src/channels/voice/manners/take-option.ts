import type { Session } from '../../../dialog/session.ts';
import { stopIdentifying } from './back.ts';
import type { CallState } from './call-state.ts';
import { askCallback, callBack } from './callback.ts';
import { sayDetails, sayLine, sayPart } from './lines.ts';
import { askNumber, takePending } from './take-number.ts';
import { sendText } from './text.ts';
import type { Heard, Tools } from './tools.ts';

/** A person, wherever the caller is. */
export function toPerson(call: CallState, session: Session): Heard {
  return { ...stopIdentifying(call, session), turn: { choice: 'topic:action.agent' } };
}

/** An option was taken: one of the call itself, or a choice of the dialog. */
export function takeOption(call: CallState, id: string, session: Session, tools: Tools): Heard {
  switch (id) {
    case 'call:person':
      return toPerson(call, session);
    case 'call:details':
      return { call: sayDetails(call, tools), session };
    case 'call:next':
      return { call: sayLine(call, tools), session };
    case 'call:text':
      return sendText(call, session, tools);
    case 'call:callback':
      return { call: askCallback(call, tools), session };
    case 'call:callback-here':
      return callBack(call, call.caller, session, tools);
    case 'call:callback-other':
      return { call: { ...askNumber(call, 'phone', tools), pending: { number: '', use: 'callback' } }, session };
    case 'call:text-other':
      return { call: { ...askNumber(call, 'phone', tools), pending: { number: '', use: 'text' } }, session };
    case 'call:this-number':
      return { call, session, turn: { text: call.caller ?? '' } };
    case 'call:other-number':
      return { call: { ...askNumber(call, 'phone', tools), pending: { number: '', use: 'form' } }, session };
    case 'call:number-yes':
      return takePending(call, session, tools);
    case 'call:number-again':
      return { call: { ...askNumber(call, 'phone', tools), ...(call.pending ? { pending: { ...call.pending, number: '' } } : {}) }, session };
    case 'call:identify-again':
      return { call, session, turn: { choice: `topic:${session.waiting?.topic ?? 'lookup.status'}` } };
    default:
      return id.startsWith('call:part:') ? { call: sayPart(call, id, tools), session } : { call, session, turn: { choice: id } };
  }
}
