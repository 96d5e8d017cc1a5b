import type { Session } from '../../../dialog/session.ts';
import { stopIdentifying } from './back.ts';
import { type CallState, stepTo } from './call-state.ts';
import { popular } from './more.ts';
import { toPerson } from './take-option.ts';
import type { Heard, Tools } from './tools.ts';

/** Nothing was heard: shorter, then slowly and with keys, then a callback, then a kind goodbye. Never a plain hang-up. */
export function silence(before: CallState, session: Session, tools: Tools): Heard {
  const call: CallState = { ...before, silences: before.silences + 1 };
  if (call.leaving) return { call: sayGoodbye(call, tools), session };
  const question = call.frame.told ? [tools.say('silence.ask')] : call.frame.said.slice(-1);
  switch (call.silences) {
    case 1:
      return { call: { ...call, now: { lead: [tools.say('silence.first'), ...question], brief: true, slow: false, keys: false } }, session };
    case 2: {
      const menu = call.frame.pages.length > 0 || call.frame.number ? call : popular(call, tools);
      const again = menu === call ? question : [];
      return { call: { ...menu, now: { lead: [tools.say('silence.second'), ...again], brief: menu === call, slow: true, keys: true } }, session };
    }
    case 3: {
      const stopped = stopIdentifying(call, session);
      return { call: offerCallback(stopped.call, tools, [tools.say('silence.third')]), session: stopped.session };
    }
    default:
      return { call: sayGoodbye(call, tools), session };
  }
}

/** Something was heard and not understood: gently, with an example; a person or a callback after two in a row; then a person. */
export function missed(before: CallState, session: Session, tools: Tools, key = 'miss.first'): Heard {
  const call: CallState = { ...before, silences: 0, misses: before.misses + 1 };
  if (call.misses === 1) {
    const example = call.frame.number ? 'miss.number' : key;
    return { call: { ...call, now: { lead: [tools.say(example)], brief: true, slow: false, keys: true } }, session };
  }
  const stopped = stopIdentifying(call, session);
  if (call.misses === 2) {
    const options = [
      { id: 'call:callback', label: tools.say('menu.callback') },
      { id: 'call:person', label: tools.say('menu.person') },
    ];
    const said = [tools.say('miss.second')];
    return { call: { ...stepTo(stopped.call, { said, pages: [options] }), now: { ...call.now, slow: true } }, session: stopped.session };
  }
  const { call: calling, ...rest } = toPerson(stopped.call, stopped.session);
  return { ...rest, call: { ...calling, now: { ...calling.now, lead: [tools.say('miss.third')] } } };
}

/** The number that calls is read out, so that one key is enough. */
export function offerCallback(call: CallState, tools: Tools, lead: string[] = []): CallState {
  const { caller } = call;
  const said = caller ? tools.say('callback.to-caller', { phone: caller }) : tools.say('callback.to-another');
  const yes = { id: caller && tools.window ? 'call:callback-here' : 'topic:action.callback', label: tools.say('menu.callback') };
  const next = stepTo(call, { said: [said], pages: [[yes]] });
  return { ...next, now: { ...call.now, lead } };
}

/** The kind end. */
export function sayGoodbye(call: CallState, tools: Tools): CallState {
  const said = tools.sentences(tools.say(call.booked ? 'goodbye.booked' : 'goodbye.plain'));
  return { ...call, now: { lead: said, brief: true, slow: false, keys: false, end: 'hang-up' } };
}
