import type { Session } from '../../../dialog/session.ts';
import { type CallState, stepTo } from './call-state.ts';
import { toldIdentity } from './identify.ts';
import type { CallResult, Heard, Tools } from './tools.ts';

/** What became of something that the call itself wanted done outside. */
export function told(call: CallState, result: CallResult, session: Session, tools: Tools): Heard {
  if (result.result !== 'text-sent' && result.result !== 'text-failed') return toldIdentity(call, result, session, tools);
  const { textTo, pending, ...rest } = call;
  // a number that nothing could be sent to is asked for anew
  const kept: CallState = { ...rest, ...(textTo && result.result === 'text-sent' ? { textTo } : {}) };
  const said = [tools.say(result.result === 'text-sent' ? 'text.sent' : 'text.failed')];
  const options = result.result === 'text-sent' ? [] : [[{ id: 'call:text', label: tools.say('menu.try-again') }]];
  return { call: stepTo(kept, { said, pages: options, after: tools.say('after-answer.ask') }), session };
}
