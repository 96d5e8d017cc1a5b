import { type CallState, inPages, stepTo } from './call-state.ts';
import type { Tools } from './tools.ts';

/** The next three options; behind the last ones, what is asked about most. */
export function showMore(call: CallState, tools: Tools): CallState {
  const { frame } = call;
  if (frame.page + 1 < frame.pages.length) {
    return { ...call, frame: { ...frame, page: frame.page + 1 }, now: { ...call.now, brief: true, lead: [tools.say('menu.more-topics')] } };
  }
  if (frame.page > 0) return { ...call, frame: { ...frame, page: 0 }, now: { ...call.now, brief: true, lead: [tools.say('menu.from-the-start')] } };
  return popular(call, tools);
}

/** What is asked about most, by keys. */
export function popular(call: CallState, tools: Tools): CallState {
  const options = tools.popular.map(({ id, label }) => ({ id, label }));
  return stepTo(call, { said: [tools.say('menu.popular')], pages: inPages(options) });
}
