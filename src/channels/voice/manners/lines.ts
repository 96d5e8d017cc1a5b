import { type CallState, inPages, type Option, stepTo } from './call-state.ts';
import type { Tools } from './tools.ts';

const PART = 'call:part:';
const OF_THE_LIST = /^call:(details|next|part:)/;

/** Details: the steps that the answer had no room for, one by one; of an answer with several parts, which. */
export function sayDetails(call: CallState, tools: Tools): CallState {
  const { lines, line, parts = [] } = call.frame;
  const first = parts[0];
  if (parts.length < 2 || line > 0 || first?.line !== 0) return sayLine(call, tools);
  return stepTo(call, { ...call.frame, said: [tools.say('lines.which-part')], pages: inPages(partOptions(parts)), after: '', lines });
}

/** @param id of an option, `call:part:3`. */
export function sayPart(call: CallState, id: string, tools: Tools): CallState {
  const line = Number(id.slice(PART.length));
  return sayLine({ ...call, frame: { ...call.frame, line: Number.isInteger(line) ? line : 0 } }, tools);
}

/** The next line of a list: one at a time, so that it can be written down. */
export function sayLine(call: CallState, tools: Tools): CallState {
  const { frame } = call;
  const text = frame.lines[frame.line];
  if (text === undefined) return { ...call, now: { ...call.now, brief: true, lead: [tools.say('lines.none')] } };
  const last = frame.line + 1 === frame.lines.length;
  const going = frame.pages[0]?.[0]?.id === 'call:next';
  const next: Option = { id: 'call:next', label: tools.say('menu.next') };
  const others = frame.pages.flat().filter(({ id }) => !OF_THE_LIST.test(id));
  const pages = [[...(last ? [] : [next]), ...others.filter(({ id }) => id === 'call:text')], ...inPages(others.filter(({ id }) => id !== 'call:text'))];
  const part = (frame.parts ?? []).find(({ line }) => line === frame.line);
  const said = [...(part ? [part.title] : []), text, ...(last ? [tools.say('lines.end')] : [])];
  const told = {
    ...frame,
    said,
    pages: pages.filter((page) => page.length > 0),
    page: 0,
    line: frame.line + 1,
    after: last ? tools.say('after-answer.ask') : '',
  };
  // whoever has pressed the key for the next line knows it by now
  if (going) return { ...call, frame: told, now: { ...call.now, keys: last } };
  return stepTo(call, told);
}

function partOptions(parts: NonNullable<CallState['frame']['parts']>): Option[] {
  return parts.map(({ title, line }) => ({ id: `${PART}${line}`, label: title }));
}
