import type { Session } from '../../../dialog/session.ts';
import { type CallState, stepTo } from './call-state.ts';
import type { Heard, Tools } from './tools.ts';

/** Where to, before it is promised: the number that calls is read back. */
export function askCallback(call: CallState, tools: Tools): CallState {
  const { caller } = call;
  if (!caller) return stepTo(call, { said: [tools.say('callback.to-another')], pages: [[{ id: 'topic:action.callback', label: tools.say('menu.callback') }]] });
  const options = [
    { id: 'call:callback-here', label: tools.say('menu.right') },
    { id: 'call:callback-other', label: tools.say('menu.other-number') },
  ];
  return stepTo(call, { said: [tools.say('callback.confirm', { phone: caller })], pages: [options] });
}

/** The promise, for the next time that somebody can call; the form asks when no number or no time is known. */
export function callBack(call: CallState, phone: string | undefined, session: Session, tools: Tools): Heard {
  const { window } = tools;
  const about = session.last?.topic ?? 'action.agent';
  const { flow, ...kept } = session;
  if (!phone || !window) return { call, session: kept, turn: { choice: 'topic:action.callback' } };
  return { call, session: kept, callback: { phone, about, window } };
}
