import type { Session } from '../../../dialog/session.ts';
import { maskPersonal } from '../../../understanding/mask-personal.ts';
import { stopIdentifying } from './back.ts';
import { bestReading } from './best-reading.ts';
import { type CallState, stepTo } from './call-state.ts';
import { missed } from './ladder.ts';
import { isSecret, spokenDigits } from './read-number.ts';
import { takeManner } from './take-manner.ts';
import { takeNumber } from './take-number.ts';
import { takeOption } from './take-option.ts';
import type { Heard, Tools } from './tools.ts';

/** Words: the best reading of them, taken. @param utterances the likeliest first. */
export function hearWords(before: CallState, utterances: { text: string; confidence: number }[], session: Session, tools: Tools): Heard {
  const call: CallState = { ...before, silences: 0 };
  const { frame } = call;
  const reading = bestReading(utterances, [...(frame.pages[frame.page] ?? []), ...frame.pages.flat()], tools);
  switch (reading.is) {
    case 'nothing':
      return missed(call, session, tools);
    case 'manner':
      return takeManner({ ...call, misses: 0 }, reading.manner, session, tools) ?? missed(call, session, tools);
    case 'option':
      return takeOption({ ...call, misses: 0 }, reading.option.id, session, tools);
    case 'either':
      return { call: askWhich({ ...call, misses: 0 }, reading.topics, tools), session };
    case 'text':
      return takeText(call, reading.text, session, tools);
  }
}

function takeText(call: CallState, text: string, session: Session, tools: Tools): Heard {
  const { number } = call.frame;
  const digits = number && spokenDigits(tools.plainText(text));
  // who says such a number aloud is asked for keys: those around hear it, and so may a recogniser elsewhere
  if (digits && isSecret(number)) return { call: { ...call, now: { ...call.now, brief: true, lead: [tools.say('identify.use-keys')] } }, session };
  if (digits && number === 'phone') return takeNumber(call, number, digits, session, tools);
  const stopped = stopIdentifying(call, session);
  const { pending, ...rest } = stopped.call;
  const { masked } = maskPersonal(text);
  return { call: { ...rest, misses: 0, asked: masked.slice(0, 200) }, session: stopped.session, turn: { text } };
}

/** Two topics are as likely as each other: both are offered. */
function askWhich(call: CallState, topics: [string, string], tools: Tools): CallState {
  const options = [...topics.map((id) => ({ id: `topic:${id}`, label: tools.titleOf(id) })), { id: 'none-of-these', label: tools.say('menu.neither') }];
  return stepTo(call, { said: [tools.say('which-one')], pages: [options] });
}
