import type { Session } from '../../../dialog/session.ts';
import { type CallState, stepTo } from './call-state.ts';
import { isMobile } from './read-number.ts';
import { askNumber } from './take-number.ts';
import type { Heard, Tools } from './tools.ts';

/** What fits into the messages of one answer (schemas/registry.openapi.yaml). */
const LONGEST_TEXT = 700;

/** The last answer as a message, to a number that the caller has said is theirs. */
export function sendText(call: CallState, session: Session, tools: Tools): Heard {
  const { answered, caller, textTo } = call;
  if (!answered) return { call: { ...call, now: { ...call.now, lead: [tools.say('text.nothing')] } }, session };
  if (answered.text === undefined) return { call: { ...call, now: { ...call.now, brief: true, lead: [tools.say('text.personal')] } }, session };
  if (textTo) return { call, session, effect: { effect: 'send-text', to: textTo, text: messageOf(answered.text, tools) } };
  if (!caller || !isMobile(caller)) return { call: { ...askNumber(call, 'phone', tools, 'text.which-number'), pending: { number: '', use: 'text' } }, session };
  const options = [
    { id: 'call:number-yes', label: tools.say('menu.right') },
    { id: 'call:text-other', label: tools.say('menu.other-number') },
  ];
  const next = stepTo(call, { said: [tools.say('text.confirm', { phone: caller })], pages: [options], once: true });
  return { call: { ...next, pending: { number: caller, use: 'text' } }, session };
}

/** At most so long, cut where a line ends, with the way to go on in writing. */
export function messageOf(text: string, { write, lineUrl }: Pick<Tools, 'write' | 'lineUrl'>): string {
  const end = lineUrl ? write('text.end-line', { url: lineUrl }) : write('text.end');
  const room = LONGEST_TEXT - end.length - 1;
  let kept = text;
  if (kept.length > room) {
    const cut = kept.slice(0, room - 1);
    kept = `${cut.slice(0, Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf(' '), 1))}…`;
  }
  return `${kept}\n${end}`;
}
