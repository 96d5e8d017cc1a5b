import type { DialogContent, TurnInput, TurnResult } from '../dialog/dialog.ts';
import type { Effect, EffectResult, LookupName, SignedIn } from '../dialog/effects.ts';
import type { Say } from '../dialog/say.ts';
import { type Choice, newSession, type SealedPerson, type Session } from '../dialog/session.ts';
import { takeTurn } from '../dialog/take-turn.ts';
import { dayInBangkok, type Lang } from '../knowledge/calendar.ts';
import type { Conversations, InboundEvent, TurnEnd } from '../storage/conversations/conversations.ts';
import type { Owner } from '../storage/records/records.ts';
import { maskPersonal } from '../understanding/mask-personal.ts';
import { inWords } from './in-words.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Reply } from './reply.ts';

/** What a channel hands in. */
export interface TurnRequest {
  conversationId: string;
  /** The same for an event that is delivered again. */
  eventId: string;
  text?: string | undefined;
  choice?: string | undefined;
  lang?: Lang | undefined;
  /** Hash of the browser's cookie. */
  browserHash?: string | undefined;
  /**
   * Whether the conversation is this browser's: begun with this very request (`new`), proven by its cookie (`same`), or only named
   * (`unknown`). Nothing for channels that know whose a conversation is.
   */
  browser?: 'new' | 'same' | 'unknown' | undefined;
  /** Hash of the secret that the browser got at sign-in. */
  signedHash?: string | undefined;
}

/** What happens to a conversation without the person typing. */
export type SystemEvent =
  /** @property browser that signed in, when it has proven that the conversation is its own. */
  { happened: 'signed-in'; person: SealedPerson; browser?: 'same' } | { happened: 'lookup-later'; lookup: LookupName };

export interface TurnAnswer {
  replies: Reply[];
  topic: string;
  outcome: TurnResult['outcome'];
  disposition: TurnResult['disposition'];
  lang: Lang;
  largeText: boolean;
  signedIn: boolean;
}

/** Where an effect is wanted. */
export interface EffectContext {
  conversationId: string;
  /** The same when the event is taken again: effects are done once per key. */
  key: string;
  lang: Lang;
  person: { sealed: SealedPerson; consents: SignedIn['consents'] } | undefined;
  /** Whose records may be shown, copied or erased. The conversation is left out when it was only named. */
  owner: Owner;
  browserHash: string | undefined;
  session: Session;
}

/** The world outside the core, as turns need it. */
export interface Outside {
  run(effect: Effect, context: EffectContext): Promise<EffectResult>;
  /** Purposes consented to. */
  consentsOf(personKey: string): Promise<SignedIn['consents']>;
  /** Keeps what was said; the same event again does nothing. */
  transcribe(turn: { conversationId: string; eventId: string; personKey: string | undefined; said: string | undefined; answer: TurnAnswer }): Promise<void>;
  /** A browser asked in a conversation, or with a sign-in, that is another browser's. */
  refusedPerson(conversationId: string): Promise<void>;
}

interface Payload extends Omit<TurnRequest, 'conversationId' | 'eventId'> {
  masked: boolean;
  system?: SystemEvent;
}

/** What is kept of an answer, for an event that is delivered again. */
type Kept = { refused: true } | { answer: TurnAnswer; browser: Session['browser']; signedHash: string | undefined };

/** The conversation is another browser's. Nothing of it was shown or changed. */
export class OtherBrowserError extends Error {}
/** The answer did not come in time; the event is kept, and asking again with the same id gives its answer. */
export class StillWorkingError extends Error {}
/** The turn failed; nothing of it was kept. */
export class TurnFailedError extends Error {}

const MOST_ROUNDS = 6;
const ANSWER_WITHIN_MS = 25_000;
const IDLE_MINUTES = 15;
/** No conversation has this id. */
const NO_CONVERSATION = '';

export interface TurnParts {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  outside: Outside;
  clock?: () => Date;
  /** Told of a turn that threw. */
  onError?: (error: unknown, conversationId: string) => void;
}

/** Runs turns: event into the inbox, session in, effects done, replies in words out. The same for every channel. */
export class TurnService {
  readonly #parts: TurnParts;
  readonly #clock: () => Date;

  constructor(parts: TurnParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? (() => new Date());
  }

  /** @throws StillWorkingError, TurnFailedError, OtherBrowserError */
  async turn({ conversationId, eventId, text, ...request }: TurnRequest): Promise<TurnAnswer> {
    // identity and account numbers are never needed and go no further; a telephone number may be for a callback
    const { masked, found } = maskPersonal(text ?? '', ['phone', 'email']);
    const hidden = found.some((kind) => kind === 'nationalId' || kind === 'card');
    const kept = await this.#take({
      conversationId,
      eventId,
      payload: { ...request, ...(text === undefined ? {} : { text: masked }), masked: hidden } satisfies Payload,
    });
    if ('refused' in kept) throw new OtherBrowserError();
    // the event may be an old one, which another browser took
    if ((kept.browser === 'same' && request.browser === 'unknown') || (kept.signedHash && kept.signedHash !== request.signedHash)) {
      await this.#parts.outside.refusedPerson(conversationId);
      throw new OtherBrowserError();
    }
    return kept.answer;
  }

  /** Something happened outside; the answer is for the live updates of the conversation. */
  async happened(conversationId: string, eventId: string, system: SystemEvent): Promise<TurnAnswer> {
    const kept = await this.#take({ conversationId, eventId, payload: { masked: false, system } satisfies Payload });
    if ('refused' in kept) throw new OtherBrowserError();
    return kept.answer;
  }

  /** Takes the turns that a process which died has left behind. @returns how many conversations. */
  async takeAbandoned(): Promise<number> {
    const left = await this.#parts.conversations.abandoned();
    // at once: a turn that waits for a slow back end does not hold up the others
    await Promise.all(left.map((conversationId) => this.#drain(conversationId)));
    return left.length;
  }

  async #take(event: InboundEvent): Promise<Kept> {
    const { conversations } = this.#parts;
    await conversations.post(event);
    const drained = this.#drain(event.conversationId);
    const outcome = await conversations.answerTo<Kept>(event.conversationId, event.eventId, ANSWER_WITHIN_MS);
    await drained;
    if (!outcome) throw new StillWorkingError();
    if ('failed' in outcome) throw new TurnFailedError();
    return outcome.answer;
  }

  #drain(conversationId: string): Promise<void> {
    return this.#parts.conversations.drain<Kept>(conversationId, async (session, event) => {
      try {
        return await this.#takeTurn(session, event);
      } catch (error) {
        this.#parts.onError?.(error, conversationId);
        throw error;
      }
    });
  }

  async #takeTurn(before: Session | undefined, event: InboundEvent): Promise<TurnEnd<Kept>> {
    const { content, phrases, outside } = this.#parts;
    const payload = event.payload as Payload;
    if (before?.browser === 'same' && payload.browser === 'unknown') {
      // somebody who knows the conversation's id, from another browser: they see nothing, and whose it is goes on undisturbed
      await outside.refusedPerson(event.conversationId);
      return { session: before, answer: { refused: true } };
    }
    const instant = this.#clock();
    const times = { today: dayInBangkok(instant), now: localMinute(instant) };
    const session = await this.#begin(before, payload, event.conversationId, instant);
    const sealed = session.signedIn;
    const owned = payload.browser !== 'unknown' || session.browser === 'new';
    const personNow = async (): Promise<SignedIn | undefined> =>
      session.signedIn && sealed
        ? { personKey: sealed.personKey, level: sealed.level, name: sealed.name, consents: await outside.consentsOf(sealed.personKey) }
        : undefined;

    let person = await personNow();
    let result = takeTurn(content, session, { ...inputOf(payload), ...times, person });
    let erased = false;
    const says: Say[] = [...result.says];
    let choices: Choice[] = result.choices;
    const waiting: Effect[] = [...result.effects];
    for (let round = 0; waiting.length > 0 && round < MOST_ROUNDS; round++) {
      const effect = waiting.shift() as Effect;
      const signedIn = result.session.signedIn && sealed;
      const done = await outside.run(effect, {
        conversationId: event.conversationId,
        key: `${event.conversationId}/${event.eventId}/${round}`,
        lang: result.session.lang,
        person: signedIn ? { sealed: signedIn, consents: person?.consents ?? {} } : undefined,
        owner: { conversationId: owned ? event.conversationId : NO_CONVERSATION, personKey: signedIn?.personKey },
        browserHash: payload.browserHash,
        session: result.session,
      });
      erased ||= done.result === 'erased';
      const after = sessionAfter(result.session, done);
      session.signedIn = after.signedIn as SealedPerson;
      if (!after.signedIn) delete session.signedIn;
      person = await personNow();
      result = takeTurn(content, after, { ...times, person, result: done });
      says.push(...result.says);
      if (result.choices.length > 0) choices = result.choices;
      waiting.push(...result.effects);
    }
    result.session.choices = choices;
    const { lang } = result.session;
    const answer: TurnAnswer = {
      replies: inWords({ phrases, topics: content.topics, lang, today: times.today }, says, choices),
      topic: result.topic,
      outcome: result.outcome,
      disposition: result.disposition,
      lang,
      largeText: result.session.largeText === true,
      signedIn: result.session.signedIn !== undefined,
    };
    const kept: Kept = { answer, browser: result.session.browser, signedHash: sealed?.secretHash };
    // who had everything erased leaves no new line behind
    if (erased) return { session: result.session, answer: kept, forgetAnswers: true };
    const { conversationId, eventId } = event;
    await outside.transcribe({ conversationId, eventId, personKey: result.session.signedIn?.personKey, said: payload.text, answer });
    return { session: result.session, answer: kept };
  }

  /** The session of a turn, with whose it is and who is signed in: from this browser, not idle for too long. */
  async #begin(before: Session | undefined, { browser, system, signedHash }: Payload, conversationId: string, now: Date): Promise<Session> {
    const session: Session = structuredClone(before ?? newSession());
    if (browser && (!before || browser === 'same')) session.browser = browser;
    if (system?.happened === 'signed-in') {
      if (system.browser) session.browser = system.browser;
      const another = session.signedIn && session.signedIn.personKey !== system.person.personKey;
      const { waiting } = session;
      return { ...(another ? withoutPerson(session) : session), ...(waiting ? { waiting } : {}), signedIn: untilIdle(system.person, now) };
    }
    const { signedIn } = session;
    if (!signedIn) return session;
    if (Date.parse(signedIn.until) <= now.getTime()) return withoutPerson(session);
    if (!system && signedHash !== signedIn.secretHash) {
      await this.#parts.outside.refusedPerson(conversationId);
      return withoutPerson(session);
    }
    return { ...session, signedIn: system ? signedIn : untilIdle(signedIn, now) };
  }
}

function untilIdle(person: SealedPerson, now: Date): SealedPerson {
  return { ...person, until: new Date(now.getTime() + IDLE_MINUTES * 60_000).toISOString() };
}

/** What is left when a sign-in ends: nothing that was said, shown or typed meanwhile, which "say it again" would bring back. */
function withoutPerson({ lang, langChosen, turns, largeText, browser }: Session): Session {
  return { ...newSession(lang), langChosen, turns, ...(largeText ? { largeText } : {}), ...(browser ? { browser } : {}) };
}

function inputOf({ text, choice, lang, masked, system }: Payload): Pick<TurnInput, 'text' | 'choice' | 'lang' | 'masked' | 'result'> {
  if (system?.happened === 'signed-in') return { result: { result: 'signed-in' } };
  if (system) return { result: { result: 'back', lookup: system.lookup } };
  return { text, choice, lang, masked };
}

/** What an effect changes in the session itself. */
function sessionAfter(session: Session, done: EffectResult): Session {
  return done.result === 'erased' || done.result === 'signed-out' ? withoutPerson(session) : session;
}

function localMinute(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}
