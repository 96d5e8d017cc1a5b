import { setTimeout as wait } from 'node:timers/promises';
import type { DialogContent, TurnInput, TurnResult } from '../dialog/dialog.ts';
import type { Effect, EffectResult, LookupName, SignedIn } from '../dialog/effects.ts';
import type { Say } from '../dialog/say.ts';
import { type Choice, newSession, type SealedPerson, type Session } from '../dialog/session.ts';
import { takeTurn } from '../dialog/take-turn.ts';
import { dayInBangkok, type Lang } from '../knowledge/calendar.ts';
import type { Conversations, InboundEvent, Taking, TurnEnd } from '../storage/conversations/conversations.ts';
import type { Owner } from '../storage/records/records.ts';
import { maskPersonal } from '../understanding/mask-personal.ts';
import { inWords } from './in-words.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Reply } from './reply.ts';

/** Channels whose answers are delivered rather than waited for. They prove whose a conversation is. */
export type Channel = 'line' | 'voice';

/** What a channel hands in. */
export interface TurnRequest {
  conversationId: string;
  /** The same for an event that is delivered again. */
  eventId: string;
  /** Where it came in; the web chat when not said. */
  channel?: Channel | undefined;
  /** The channel's own id of the message, by which it may be taken back (`unsent`). */
  messageId?: string | undefined;
  /** Instant in ms until which the text waits for another, with which it is then read as one question. */
  waitUntil?: number | undefined;
  /** What the channel needs to deliver the answer, as plain JSON: comes back to `deliver`. */
  delivery?: unknown;
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
  | { happened: 'signed-in'; person: SealedPerson; browser?: 'same' }
  | { happened: 'lookup-later'; lookup: LookupName }
  /** The person took a message back: what was said in it is forgotten. */
  | { happened: 'unsent'; messageId: string };

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
  channel: Channel | undefined;
}

/** An answer on its way to its person. */
export interface Delivery {
  conversationId: string;
  eventId: string;
  channel: Channel;
  /** As it was handed in; nothing for an answer that nobody asked for just now. */
  delivery: unknown;
  answer: TurnAnswer;
  /** More than 1 after a process died over this turn: it may have delivered already. */
  tries: number;
}

/** The world outside the core, as turns need it. */
export interface Outside {
  run(effect: Effect, context: EffectContext): Promise<EffectResult>;
  /** Purposes consented to. */
  consentsOf(personKey: string): Promise<SignedIn['consents']>;
  /** Keeps what was said; the same event again does nothing. */
  transcribe(turn: {
    conversationId: string;
    eventId: string;
    personKey: string | undefined;
    said: string | undefined;
    /** Nothing: the text is read together with the next one. */
    answer: TurnAnswer | undefined;
  }): Promise<void>;
  /** Removes what was kept of a message, by the channel's id of it. */
  unsay(conversationId: string, messageId: string): Promise<void>;
  /** Who this conversation's person is known to be without signing in anew: their account is linked. */
  linked(conversationId: string, channel: Channel): Promise<SealedPerson | undefined>;
  /** A browser asked in a conversation, or with a sign-in, that is another browser's. */
  refusedPerson(conversationId: string): Promise<void>;
}

interface Payload extends Omit<TurnRequest, 'conversationId' | 'eventId'> {
  masked: boolean;
  system?: SystemEvent;
}

/** What is kept of an answer, for an event that is delivered again. */
type Kept =
  | { refused: true }
  /** Its text is answered together with the next one, or there is nothing to answer. */
  | { silent: true }
  | { answer: TurnAnswer; browser: Session['browser']; signedHash: string | undefined };

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
  /** Sends an answer on its channel, within the turn so that a person's answers keep their order. Must not throw for what can be sent later. */
  deliver?: (delivery: Delivery) => Promise<void>;
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
    const kept = await this.#take({ conversationId, eventId, payload: payloadOf({ text, ...request }) });
    if (!('answer' in kept)) throw new OtherBrowserError();
    // the event may be an old one, which another browser took
    if ((kept.browser === 'same' && request.browser === 'unknown') || (kept.signedHash && kept.signedHash !== request.signedHash)) {
      await this.#parts.outside.refusedPerson(conversationId);
      throw new OtherBrowserError();
    }
    return kept.answer;
  }

  /** Puts an event into the inbox, for a channel that answers later. @returns `known` for one that came before. */
  receive({ conversationId, eventId, ...request }: TurnRequest): Promise<'new' | 'known'> {
    return this.#parts.conversations.post({ conversationId, eventId, payload: payloadOf(request) });
  }

  /** Like `receive`, for what happens without the person typing. */
  receiveEvent(conversationId: string, eventId: string, channel: Channel, system: SystemEvent): Promise<'new' | 'known'> {
    return this.#parts.conversations.post({ conversationId, eventId, payload: { masked: false, channel, system } satisfies Payload });
  }

  /** Takes the turns that wait in a conversation; each answer goes to `deliver`. */
  takeWaiting(conversationId: string): Promise<void> {
    return this.#drain(conversationId);
  }

  /** Something happened outside; the answer is for the live updates of the conversation. */
  async happened(conversationId: string, eventId: string, system: SystemEvent): Promise<TurnAnswer> {
    const kept = await this.#take({ conversationId, eventId, payload: { masked: false, system } satisfies Payload });
    if (!('answer' in kept)) throw new OtherBrowserError();
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
    return this.#parts.conversations.drain<Kept>(conversationId, async (session, event, taking) => {
      try {
        return await this.#takeTurn(session, event, taking);
      } catch (error) {
        this.#parts.onError?.(error, conversationId);
        throw error;
      }
    });
  }

  async #takeTurn(before: Session | undefined, event: InboundEvent, taking: Taking): Promise<TurnEnd<Kept>> {
    const { content, phrases, outside } = this.#parts;
    const payload = event.payload as Payload;
    if (payload.system?.happened === 'unsent') return this.#unsay(before, event.conversationId, payload.system.messageId);
    if (isBubble(payload)) {
      await wait(Math.max(0, payload.waitUntil - Date.now()));
      if (isBubble((await taking.following())?.payload as Payload | undefined)) return this.#keepBubble(before, event);
    }
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
    const bubbles = session.bubbles ?? [];
    delete session.bubbles;
    const text = payload.text === undefined ? undefined : [...bubbles, payload.text].join(' ');
    let result = takeTurn(content, session, { ...inputOf({ ...payload, text }), ...times, person });
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
        channel: session.channel,
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
    const { conversationId, eventId } = event;
    // who had everything erased leaves no new line behind
    if (!erased) {
      const personKey = result.session.signedIn?.personKey;
      await outside.transcribe({ conversationId, eventId: payload.messageId ?? eventId, personKey, said: payload.text, answer });
    }
    if (session.channel)
      await this.#parts.deliver?.({ conversationId, eventId, channel: session.channel, delivery: payload.delivery, answer, tries: taking.tries });
    return { session: result.session, answer: kept, ...(erased ? { forgetAnswers: true } : {}) };
  }

  /** The text waits for the one behind it. */
  async #keepBubble(before: Session | undefined, { conversationId, eventId, payload }: InboundEvent): Promise<TurnEnd<Kept>> {
    const { text = '', messageId } = payload as Payload;
    const session = structuredClone(before ?? newSession());
    session.bubbles = [...(session.bubbles ?? []), text];
    await this.#parts.outside.transcribe({
      conversationId,
      eventId: messageId ?? eventId,
      personKey: session.signedIn?.personKey,
      said: text,
      answer: undefined,
    });
    return { session, answer: { silent: true } };
  }

  /** What was said in a message that was taken back is nowhere: neither in the transcript nor in what the conversation remembers of late. */
  async #unsay(before: Session | undefined, conversationId: string, messageId: string): Promise<TurnEnd<Kept>> {
    await this.#parts.outside.unsay(conversationId, messageId);
    const { unclear, bubbles, flow, lastSaid, ...session } = structuredClone(before ?? newSession());
    return { session, answer: { silent: true }, forgetAnswers: true };
  }

  /** The session of a turn, with whose it is and who is signed in: from this browser, not idle for too long. */
  async #begin(before: Session | undefined, { browser, system, signedHash, channel }: Payload, conversationId: string, now: Date): Promise<Session> {
    const session: Session = structuredClone(before ?? newSession());
    if (channel) session.channel = channel;
    if (browser && (!before || browser === 'same')) session.browser = browser;
    if (system?.happened === 'signed-in') {
      if (system.browser) session.browser = system.browser;
      const another = session.signedIn && session.signedIn.personKey !== system.person.personKey;
      const { waiting } = session;
      return { ...(another ? withoutPerson(session) : session), ...(waiting ? { waiting } : {}), signedIn: untilIdle(system.person, now) };
    }
    if (session.channel) return this.#withLinked(session, session.channel, conversationId, now);
    const { signedIn } = session;
    if (!signedIn) return session;
    if (Date.parse(signedIn.until) <= now.getTime()) return withoutPerson(session);
    if (!system && signedHash !== signedIn.secretHash) {
      await this.#parts.outside.refusedPerson(conversationId);
      return withoutPerson(session);
    }
    return { ...session, signedIn: system ? signedIn : untilIdle(signedIn, now) };
  }

  /** On a channel that proves who writes, whoever linked their account is signed in as long as the link holds. */
  async #withLinked(session: Session, channel: Channel, conversationId: string, now: Date): Promise<Session> {
    const { signedIn } = session;
    const linked = await this.#parts.outside.linked(conversationId, channel);
    if (linked) return { ...(signedIn && signedIn.personKey !== linked.personKey ? withoutPerson(session) : session), signedIn: untilIdle(linked, now) };
    if (signedIn && Date.parse(signedIn.until) > now.getTime() && channel === 'voice') return { ...session, signedIn: untilIdle(signedIn, now) };
    return signedIn ? withoutPerson(session) : session;
  }
}

/** What is put into the inbox. Identity and account numbers are never needed and go no further; a telephone number may be for a callback. */
function payloadOf({ text, ...request }: Omit<TurnRequest, 'conversationId' | 'eventId'>): Payload {
  const { masked, found } = maskPersonal(text ?? '', ['phone', 'email']);
  const hidden = found.some((kind) => kind === 'nationalId' || kind === 'card');
  return { ...request, ...(text === undefined ? {} : { text: masked }), masked: hidden };
}

function isBubble(payload: Payload | undefined): payload is Payload & { waitUntil: number } {
  return payload?.waitUntil !== undefined && payload.text !== undefined;
}

function untilIdle(person: SealedPerson, now: Date): SealedPerson {
  return { ...person, until: new Date(now.getTime() + IDLE_MINUTES * 60_000).toISOString() };
}

/** What is left when a sign-in ends: nothing that was said, shown or typed meanwhile, which "say it again" would bring back. */
function withoutPerson({ lang, langChosen, turns, largeText, browser, channel }: Session): Session {
  const kept = { ...(largeText ? { largeText } : {}), ...(browser ? { browser } : {}), ...(channel ? { channel } : {}) };
  return { ...newSession(lang), langChosen, turns, ...kept };
}

function inputOf({ text, choice, lang, masked, system }: Payload): Pick<TurnInput, 'text' | 'choice' | 'lang' | 'masked' | 'result'> {
  if (system?.happened === 'signed-in') return { result: { result: 'signed-in' } };
  if (system?.happened === 'lookup-later') return { result: { result: 'back', lookup: system.lookup } };
  return { text, choice, lang, masked };
}

/** What an effect changes in the session itself. */
function sessionAfter(session: Session, done: EffectResult): Session {
  return done.result === 'erased' || done.result === 'signed-out' ? withoutPerson(session) : session;
}

function localMinute(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}
