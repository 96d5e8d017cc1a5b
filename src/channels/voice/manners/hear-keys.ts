import type { Session } from '../../../dialog/session.ts';
import { goBack } from './back.ts';
import type { CallState } from './call-state.ts';
import { missed } from './ladder.ts';
import { showMore } from './more.ts';
import { typedDigits } from './read-number.ts';
import { takeNumber } from './take-number.ts';
import { takeOption, toPerson } from './take-option.ts';
import type { Heard, Tools } from './tools.ts';

/** Keys: 0 is always a person, * goes back, # says it again, 9 tells of more; the others are options or a number. */
export function hearKeys(call: CallState, keys: string, session: Session, tools: Tools): Heard {
  const { frame } = call;
  const understood: CallState = { ...call, silences: 0 };
  if (/^0#?$/.test(keys)) return toPerson(understood, session);
  if (/^\*#?$/.test(keys)) return goBack(understood, session, tools);
  if (/^#+$/.test(keys)) return { call: understood, session };
  if (frame.number) return takeNumber(understood, frame.number, typedDigits(keys), session, tools);
  const [key = ''] = keys;
  if (key === '9') return { call: showMore({ ...understood, misses: 0 }, tools), session };
  const option = frame.pages[frame.page]?.[Number(key) - 1];
  return option ? takeOption({ ...understood, misses: 0 }, option.id, session, tools) : missed(understood, session, tools, 'miss.no-such-key');
}
