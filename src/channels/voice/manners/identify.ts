import type { Session } from '../../../dialog/session.ts';
import { isNationalId } from '../../../understanding/national-id.ts';
import { stopIdentifying } from './back.ts';
import { type CallState, type Identifying, stepTo } from './call-state.ts';
import { readBirthDate } from './read-number.ts';
import { toPerson } from './take-option.ts';
import type { CallResult, Heard, Tools } from './tools.ts';

/** So often each number may be wrong. */
export const MOST_TRIES = 3;

type Counted = keyof Identifying['tries'];

/**
 * Who somebody is, told by keys: national ID, birth date, then the password that came by message. Nothing of it is read back: who listens
 * along would learn it, and a check digit, the registry and the password tell a slip.
 */
export function beginIdentifying(call: CallState, said: string[], tools: Tools): CallState {
  const identifying: Identifying = { stage: 'id', tries: { id: 0, birth: 0, match: 0, password: 0 } };
  return { ...stepTo(call, { said: [...said, ...tools.sentences(tools.say('number.ask.id'))], number: 'id', once: true }), identifying };
}

/** Digits of a national ID, a birth date or a password. @param digits as typed. */
export function takeIdentity(call: CallState, digits: string, session: Session, tools: Tools): Heard {
  const { identifying } = call;
  if (!identifying) return { call, session };
  switch (identifying.stage) {
    case 'id':
      if (!isNationalId(digits)) return wrong(call, session, tools, 'id', 'identify.wrong-id');
      return { call: ask({ ...call, identifying: { ...identifying, nationalId: digits } }, 'birth', tools), session };
    case 'birth': {
      const birthDate = readBirthDate(digits, tools.today);
      const { nationalId } = identifying;
      if (!birthDate || !nationalId) return wrong(call, session, tools, 'birth', 'identify.wrong-birth');
      return { call, session, effect: { effect: 'send-password', nationalId, birthDate } };
    }
    case 'password':
      if (!/^\d{6}$/.test(digits)) return wrong(call, session, tools, 'password', 'identify.wrong-password');
      return { call, session, effect: { effect: 'check-password', typed: digits, password: identifying.password } };
  }
}

/** What became of the password, or of its sending. */
export function toldIdentity(call: CallState, result: CallResult, session: Session, tools: Tools): Heard {
  const { identifying } = call;
  if (!identifying) return { call, session };
  switch (result.result) {
    case 'password-sent':
      return { call: ask({ ...call, identifying: { ...identifying, password: result.password } }, 'password', tools), session };
    case 'not-matched': {
      // which of the two was wrong is told to nobody
      const { nationalId, ...again } = identifying;
      return wrong(ask({ ...call, identifying: again }, 'id', tools), session, tools, 'match', 'identify.not-matched');
    }
    case 'wrong-password':
      return wrong(call, session, tools, 'password', 'identify.wrong-password');
    case 'expired-password':
      return { call: expired(call, tools), session };
    case 'identified': {
      const { identifying: _, ...known } = call;
      return { call: { ...known, misses: 0 }, session, person: result.person };
    }
    case 'no-telephone':
    case 'too-often':
      return giveUp(call, session, tools, `identify.${result.result}`);
    default:
      return unavailable(call, session, tools);
  }
}

function ask(call: CallState, stage: Identifying['stage'], tools: Tools): CallState {
  const said = tools.sentences(tools.say(`number.ask.${stage}`));
  const identifying = call.identifying && { ...call.identifying, stage };
  return { ...stepTo({ ...call, misses: 0 }, { said, number: stage, once: true }), ...(identifying ? { identifying } : {}) };
}

/** Three tries, then a person. */
function wrong(call: CallState, session: Session, tools: Tools, what: Counted, key: string): Heard {
  const { identifying } = call;
  if (!identifying) return { call, session };
  const tries = { ...identifying.tries, [what]: identifying.tries[what] + 1 };
  if (tries[what] >= MOST_TRIES) return giveUp(call, session, tools, 'identify.too-many-tries');
  return { call: { ...call, identifying: { ...identifying, tries }, now: { ...call.now, brief: true, lead: [tools.say(key)] } }, session };
}

function giveUp(call: CallState, session: Session, tools: Tools, key: string): Heard {
  const person = toPerson(call, session);
  return { ...person, call: { ...person.call, now: { ...person.call.now, lead: tools.sentences(tools.say(key)) } } };
}

/** A new one is sent when the caller wants it, from the beginning: five minutes are long, somebody else may hold the telephone. */
function expired(call: CallState, tools: Tools): CallState {
  const { identifying, ...rest } = call;
  const again = { id: 'call:identify-again', label: tools.say('menu.identify-again') };
  const person = { id: 'call:person', label: tools.say('menu.person') };
  return stepTo(rest, { said: [tools.say('identify.expired-password')], pages: [[again, person]], once: true });
}

/** The registry or the messages are out of order: what is general can still be asked, and somebody can call back. */
function unavailable(call: CallState, session: Session, tools: Tools): Heard {
  const stopped = stopIdentifying(call, session);
  const options = [
    { id: 'call:callback', label: tools.say('menu.callback') },
    { id: 'call:person', label: tools.say('menu.person') },
  ];
  return { call: stepTo(stopped.call, { said: tools.sentences(tools.say('identify.unavailable')), pages: [options] }), session: stopped.session };
}
