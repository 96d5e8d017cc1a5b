import { setTimeout as wait } from 'node:timers/promises';
import { topicChoice } from '../dialog/choices.ts';
import type { DialogContent, TurnInput, TurnResult } from '../dialog/dialog.ts';
import type { Effect, EffectResult, LookupName, SignedIn } from '../dialog/effects.ts';
import type { Say } from '../dialog/say.ts';
import { type Choice, newSession, type SealedPerson, type Session } from '../dialog/session.ts';
import type { NoticeEvent } from '../dialog/take-notice.ts';
import { takeTurn } from '../dialog/take-turn.ts';
import type { PersonEvent } from '../dialog/with-person.ts';
import { dayInBangkok, type Lang } from '../knowledge/calendar.ts';
import type { Conversations, InboundEvent, Taking, TurnEnd } from '../storage/conversations/conversations.ts';
import type { Owner } from '../storage/records/records.ts';
import { maskPersonal } from '../understanding/mask-personal.ts';
import { channelOf } from './channel-of.ts';
import { type CountedTurn, countTurn } from './count-turn.ts';
import { type Expects, expectedBy } from './expected-by.ts';
import { inWords } from './in-words.ts';
import type { Media, SayMedia } from './media.ts';
import type { Phrases } from './phrases/phrases.ts';
import { type Button, pressedChoice } from './pressed-choice.ts';
import type { Reply } from './reply.ts';
import { stepOf } from './step-of.ts';
import type { CallAt, CallManners } from './voice/call-manners.ts';
import type { Done, Heard } from './voice/manners/tools.ts';
import type { CallInput, SpokenStep } from './voice/spoken-step.ts';

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
  /** The button that the choice came by, where buttons of earlier answers stay on the screen. */
  button?: Button | undefined;
  /** Instead of a text: something that is answered, and not read. */
  media?: Media | undefined;
  /** On the telephone, instead of text, choice and media: what the caller did. */
  call?: CallInput | undefined;
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
  | { happened: 'unsent'; messageId: string }
  /** Something at the desk. @property by the agent whose words they are. */
  | { happened: 'desk'; event: PersonEvent | NoticeEvent; by?: string };

export interface TurnAnswer {
  replies: Reply[];
  topic: string;
  outcome: TurnResult['outcome'];
  disposition: TurnResult['disposition'];
  lang: Lang;
  largeText: boolean;
  signedIn: boolean;
  /** On a channel that delivers: names this answer in its buttons. */
  step?: string;
  /** On a channel that delivers: what a form now waits to be typed. */
  expects?: Expects;
  /** On the telephone: what the caller hears. */
  spoken?: SpokenStep;
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
    /** The agent who wrote the answer. */
    by?: string | undefined;
  }): Promise<void>;
  /** Whether a person is to take over, or has: asked when a session is new. */
  handoffOf(conversationId: string): Promise<Session['handoff']>;
  /** Removes what was kept of a message, by the channel's id of it. */
  unsay(conversationId: string, messageId: string): Promise<void>;
  /** Who this conversation's person is known to be without signing in anew: their account is linked. */
  linked(conversationId: string, channel: Channel): Promise<SealedPerson | undefined>;
  /** A browser asked in a conversation, or with a sign-in, that is another browser's. */
  refusedPerson(conversationId: string): Promise<void>;
}

interface Payload extends Omit<TurnRequest, 'conversationId' | 'eventId' | 'call'> {
  masked: boolean;
  /** What a caller did, sealed. */
  call?: string;
  system?: SystemEvent;
}

/** What is kept of an answer, for an event that is delivered again. */
type Kept =
  | { refused: true }
  /** Its text is answered together with the next one, or there is nothing to answer. */
  | { silent: true }
  | { answer: TurnAnswer; browser: Session['browser']; signedHash: string | undefined };

/** What a turn of the dialog begins with. */
type Spoken = Pick<TurnInput, 'text' | 'choice' | 'lang' | 'masked' | 'result'>;

/** A turn of the dialog with what it did outside. */
interface Conversed {
  result: TurnResult;
  says: Say[];
  erased: boolean;
  done: Done;
}

/** A turn that is being taken. @property started as `performance.now()` counts. */
type Underway = Taking & { started: number };

interface ToFinish {
  says: Say[];
  erased?: boolean;
  done?: Done;
  signedHash?: string | undefined;
  call?: { heard: Heard; done: Done; at: CallAt; silent: boolean };
}

/** The conversation is another browser's. Nothing of it was shown or changed. */
export class OtherBrowserError extends Error {}
/** The answer did not come in time; the event is kept, and asking again with the same id gives its answer. */
export class StillWorkingError extends Error {}
/** The turn failed; nothing of it was kept. */
export class TurnFailedError extends Error {}

const MOST_ROUNDS = 6;
const ANSWER_WITHIN_MS = 25_000;
const IDLE_MINUTES = 15;
/** What came without having been asked for is found again by a page that was away: so many. */
const MOST_PUSHED = 20;
/** No conversation has this id. */
const NO_CONVERSATION = '';

export interface TurnParts {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  outside: Outside;
  /** The language that somebody whose session is new speaks, where a channel knows. */
  langOf?: (conversationId: string, channel: Channel) => Promise<Lang | undefined>;
  sayMedia?: SayMedia;
  /** How calls are had; nothing: the telephone is not served. */
  manners?: Pick<CallManners, 'seal' | 'hear' | 'speak'> | undefined;
  /** Sends an answer on its channel, within the turn so that a person's answers keep their order. Must not throw for what can be sent later. */
  deliver?: (delivery: Delivery) => Promise<void>;
  clock?: () => Date;
  /** Told of every turn that ended. */
  onTurn?: (turn: CountedTurn) => void;
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
  async turn({ conversationId, eventId, text, call, ...request }: TurnRequest): Promise<TurnAnswer> {
    // who knows the id of a conversation on another channel learns nothing there: that channel alone proves whose it is
    const where = channelOf(conversationId);
    if (where && where !== request.channel) {
      await this.#parts.outside.refusedPerson(conversationId);
      throw new OtherBrowserError();
    }
    const heard = call && this.#manners.seal(call);
    const kept = await this.#take({ conversationId, eventId, payload: { ...payloadOf({ text, ...request }), ...(heard ? { call: heard } : {}) } });
    if (!('answer' in kept)) throw new OtherBrowserError();
    // the event may be an old one, which another browser took
    if ((kept.browser === 'same' && request.browser === 'unknown') || (kept.signedHash && kept.signedHash !== request.signedHash)) {
      await this.#parts.outside.refusedPerson(conversationId);
      throw new OtherBrowserError();
    }
    return kept.answer;
  }

  get #manners(): NonNullable<TurnParts['manners']> {
    const { manners } = this.#parts;
    if (!manners) throw new Error('TurnService has no manners, and a call came in. Give it CallManners where the service is composed.');
    return manners;
  }

  /** Puts an event into the inbox, for a channel that answers later. @returns `known` for one that came before. */
  receive({ conversationId, eventId, ...request }: Omit<TurnRequest, 'call'>): Promise<'new' | 'known'> {
    return this.#parts.conversations.post({ conversationId, eventId, payload: payloadOf(request) });
  }

  /** Like `receive`, for what happens without the person typing. */
  receiveEvent(conversationId: string, eventId: string, channel: Channel, system: SystemEvent, delivery?: unknown): Promise<'new' | 'known'> {
    return this.#parts.conversations.post({ conversationId, eventId, payload: { masked: false, channel, system, delivery } satisfies Payload });
  }

  /** Takes the turns that wait in a conversation; each answer goes to `deliver`. */
  takeWaiting(conversationId: string): Promise<void> {
    return this.#drain(conversationId);
  }

  /** Something happened outside; the answer is for the live updates of the conversation. */
  async happened(conversationId: string, eventId: string, system: SystemEvent): Promise<TurnAnswer> {
    const kept = await this.#take({ conversationId, eventId, payload: { masked: false, channel: channelOf(conversationId), system } satisfies Payload });
    if (!('answer' in kept)) throw new OtherBrowserError();
    return kept.answer;
  }

  /**
   * What was said in a conversation without having been asked for, to a page that was away meanwhile.
   * @param after the last one it has; nothing: none yet. @param signedHash of the browser's sign-in: what is personal is only for it.
   */
  async pushedSince(conversationId: string, after: string | undefined, signedHash: string | undefined): Promise<{ eventId: string; answer: TurnAnswer }[]> {
    const { conversations } = this.#parts;
    const pushed = (await conversations.session(conversationId))?.pushed ?? [];
    const missed = pushed.slice(pushed.indexOf(after ?? '') + 1);
    const kept = await Promise.all(missed.map((eventId) => conversations.answerTo<Kept>(conversationId, eventId, 0)));
    return kept.flatMap((outcome, index) => {
      if (!outcome || 'failed' in outcome || !('answer' in outcome.answer)) return [];
      const { answer, signedHash: owner } = outcome.answer;
      return owner && owner !== signedHash ? [] : [{ eventId: missed[index] as string, answer }];
    });
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

  async #takeTurn(before: Session | undefined, event: InboundEvent, queued: Taking): Promise<TurnEnd<Kept>> {
    const { outside } = this.#parts;
    const payload = event.payload as Payload;
    if (payload.system?.happened === 'unsent') return this.#unsay(before, event.conversationId, payload.system.messageId);
    if (isBubble(payload)) {
      await wait(Math.max(0, payload.waitUntil - Date.now()));
      if (isBubble((await queued.following())?.payload as Payload | undefined)) return this.#keepBubble(before, event);
    }
    if (before?.browser === 'same' && payload.browser === 'unknown') {
      // somebody who knows the conversation's id, from another browser: they see nothing, and whose it is goes on undisturbed
      await outside.refusedPerson(event.conversationId);
      return { session: before, answer: { refused: true } };
    }
    const taking: Underway = { ...queued, started: performance.now() };
    const instant = this.#clock();
    const session = await this.#begin(before, payload, event.conversationId, instant);
    if (payload.media) return this.#answerMedia(payload.media, session, event, taking);
    if (payload.call !== undefined) return this.#takeCall(payload.call, session, event, taking, instant);
    const signedHash = session.signedIn?.secretHash;
    const bubbles = session.bubbles ?? [];
    delete session.bubbles;
    const text = payload.text === undefined ? undefined : [...bubbles, payload.text].join(' ');
    const choice = pressedChoice(payload.choice, payload.button, session);
    const { result, says, erased, done } = await this.#converse(session, event, inputOf({ ...payload, text, choice }), instant);
    return this.#finish(event, taking, result, { says, erased, done, signedHash });
  }

  /**
   * One turn of the dialog with everything that it wants done outside.
   * @param begin what the person said or chose; or an effect that is wanted without a word.
   * @param session its person is replaced as the turn goes on.
   */
  async #converse(session: Session, event: InboundEvent, begin: Spoken | { effect: Effect }, instant: Date): Promise<Conversed> {
    const { content, outside } = this.#parts;
    const payload = event.payload as Payload;
    const times = timesOf(instant);
    const sealed = session.signedIn;
    const owned = payload.browser !== 'unknown' || session.browser === 'new';
    const personNow = async (): Promise<SignedIn | undefined> =>
      session.signedIn && sealed
        ? { personKey: sealed.personKey, level: sealed.level, name: sealed.name, consents: await outside.consentsOf(sealed.personKey) }
        : undefined;

    let person = await personNow();
    let result = 'effect' in begin ? wanting(session, begin.effect) : takeTurn(content, session, { ...begin, ...times, person });
    let erased = false;
    const done: Done = [];
    const says: Say[] = [...result.says];
    let choices: Choice[] = result.choices;
    const waiting: Effect[] = [...result.effects];
    for (let round = 0; waiting.length > 0 && round < MOST_ROUNDS; round++) {
      const effect = waiting.shift() as Effect;
      const signedIn = result.session.signedIn && sealed;
      const led = await outside.run(effect, {
        conversationId: event.conversationId,
        key: `${event.conversationId}/${event.eventId}/${round}`,
        lang: result.session.lang,
        person: signedIn ? { sealed: signedIn, consents: person?.consents ?? {} } : undefined,
        owner: { conversationId: owned ? event.conversationId : NO_CONVERSATION, personKey: signedIn?.personKey },
        browserHash: payload.browserHash,
        session: result.session,
        channel: session.channel,
      });
      done.push(led.result);
      erased ||= led.result === 'erased';
      const after = sessionAfter(result.session, led);
      session.signedIn = after.signedIn as SealedPerson;
      if (!after.signedIn) delete session.signedIn;
      person = await personNow();
      result = takeTurn(content, after, { ...times, person, result: led });
      says.push(...result.says);
      if (result.choices.length > 0) choices = result.choices;
      waiting.push(...result.effects);
    }
    result.session.choices = choices;
    return { result, says, erased, done };
  }

  /** Something of a call: its manners take what is theirs, and the dialog the rest. */
  async #takeCall(sealed: string, begun: Session, event: InboundEvent, taking: Underway, instant: Date): Promise<TurnEnd<Kept>> {
    const { conversationId, eventId, payload } = event;
    const { lang } = payload as Payload;
    const session: Session = { ...begun, ...(lang ? { lang } : {}) };
    const at: CallAt = { conversationId, key: `${conversationId}/${eventId}/call`, session, ...timesOf(instant) };
    const heard = await this.#manners.hear(sealed, at);
    const after: Session = { ...heard.session, ...(heard.person ? { signedIn: untilIdle(heard.person, instant) } : {}) };
    const begin = beginOf(heard);
    if (!begin) {
      const quiet = { session: after, topic: 'none', outcome: 'answer', disposition: 'answered_talk' } as const;
      return this.#finish(event, taking, quiet, { says: [], call: { heard, done: [], at, silent: true } });
    }
    const { result, says, erased, done } = await this.#converse(after, event, begin, instant);
    return this.#finish(event, taking, result, { says, erased, done, call: { heard, done, at, silent: false } });
  }

  /** Media are answered in between: the form that waits goes on waiting, and its choices stand under the answer again. */
  async #answerMedia(media: Media, session: Session, event: InboundEvent, taking: Underway): Promise<TurnEnd<Kept>> {
    // what is sent to a person is looked at by that person
    const says = session.handoff ? [] : (this.#parts.sayMedia?.(media, session.lang) ?? []);
    if (session.choices.length === 0) session.choices = this.#parts.content.popular.slice(0, 3).map(topicChoice);
    const topic = media.kind === 'location' ? 'channel.office' : 'none';
    const disposition = session.handoff ? 'with_person' : 'answered_talk';
    return this.#finish(event, taking, { session, topic, outcome: 'answer', disposition }, { says });
  }

  /**
   * Puts the answer into words, keeps it, and sends it.
   * @param done `erased`: nothing of this turn may be kept either; `signedHash`: of who was signed in when it began; `call`: what was heard on
   * the telephone, `silent` when the dialog had no part in it.
   */
  async #finish(
    { conversationId, eventId, payload }: InboundEvent,
    { tries, started }: Underway,
    { session, topic, outcome, disposition }: Pick<TurnResult, 'session' | 'topic' | 'outcome' | 'disposition'>,
    { says, erased = false, done = [], signedHash = session.signedIn?.secretHash, call }: ToFinish,
  ): Promise<TurnEnd<Kept>> {
    const { content, outside } = this.#parts;
    const { messageId, delivery, media, system, text = call && maskPersonal(call.heard.turn?.text ?? '', ['phone', 'email']).masked } = payload as Payload;
    const phrases = call ? this.#parts.phrases.preferring('voice') : this.#parts.phrases;
    const { lang, channel, signedIn, choices } = session;
    // for a page that was away meanwhile
    if (system && system.happened !== 'signed-in' && !channel) session.pushed = [...(session.pushed ?? []), eventId].slice(-MOST_PUSHED);
    // what media interrupt goes on where it was: its buttons still count
    if (channel && !(media && session.step)) session.step = stepOf(eventId);
    const expects = expectedBy(content.flows, session.flow);
    const answer: TurnAnswer = {
      replies: inWords({ phrases, topics: content.topics, lang, today: dayInBangkok(this.#clock()) }, says, choices),
      topic,
      outcome,
      disposition,
      lang,
      largeText: session.largeText === true,
      signedIn: signedIn !== undefined,
      ...(channel && session.step ? { step: session.step } : {}),
      ...(channel && expects ? { expects } : {}),
    };
    if (call) {
      const { kept, step } = this.#manners.speak(call.heard.call, call.silent ? undefined : answer, call.done, { ...call.at, session });
      session.call = kept;
      answer.spoken = step;
    }
    const kept: Kept = { answer, browser: session.browser, signedHash };
    // who had everything erased leaves no new line behind
    if (!erased && !call?.silent)
      await outside.transcribe({
        conversationId,
        eventId: messageId ?? eventId,
        personKey: signedIn?.personKey,
        said: text ?? (media && session.handoff ? `(${media.kind})` : undefined),
        answer,
        by: system?.happened === 'desk' ? system.by : undefined,
      });
    // a caller waits for the answer; elsewhere it is sent
    if (channel && !call) await this.#parts.deliver?.({ conversationId, eventId, channel, delivery, answer, tries });
    const today = dayInBangkok(this.#clock());
    const counted = countTurn(session, { topic, outcome, disposition }, { asked: !system, done, today, ms: performance.now() - started });
    this.#parts.onTurn?.(counted);
    // what was delivered is not asked for again: a redelivered event is only known
    const silent = channel === 'line' && delivery !== undefined;
    return { session, answer: silent ? { silent: true } : kept, ...(erased ? { forgetAnswers: true } : {}) };
  }

  /** The text waits for the one behind it. */
  async #keepBubble(before: Session | undefined, { conversationId, eventId, payload }: InboundEvent): Promise<TurnEnd<Kept>> {
    const { text = '', messageId, channel } = payload as Payload;
    const session = structuredClone(before ?? (await this.#newSession(conversationId, channel)));
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
    const { unclear, unanswered, bubbles, flow, lastSaid, ...session } = structuredClone(before ?? newSession());
    return { session, answer: { silent: true }, forgetAnswers: true };
  }

  async #newSession(conversationId: string, channel: Channel | undefined): Promise<Session> {
    const session = newSession(channel && (await this.#parts.langOf?.(conversationId, channel)));
    const handoff = channel === 'voice' ? undefined : await this.#parts.outside.handoffOf(conversationId);
    return handoff ? { ...session, handoff } : session;
  }

  /** The session of a turn, with whose it is and who is signed in: from this browser, not idle for too long. */
  async #begin(before: Session | undefined, { browser, system, signedHash, channel }: Payload, conversationId: string, now: Date): Promise<Session> {
    // a copy of its own already: the store hands none out twice
    const session: Session = before ?? (await this.#newSession(conversationId, channel));
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
function payloadOf({ text, ...request }: Omit<TurnRequest, 'conversationId' | 'eventId' | 'call'>): Payload {
  const { masked, found } = maskPersonal(text ?? '', ['phone', 'email']);
  const hidden = found.some((kind) => kind === 'nationalId' || kind === 'card');
  return { ...request, ...(text === undefined ? {} : { text: masked }), masked: hidden };
}

/** What a caller said goes no further than what is typed does. */
function beginOf({ person, turn, callback }: Heard): Spoken | { effect: Effect } | undefined {
  if (person) return { result: { result: 'signed-in' } };
  if (callback) return { effect: { effect: 'callback', ...callback } };
  if (!turn) return undefined;
  const { text, masked } = payloadOf(turn);
  return { choice: turn.choice, masked, text };
}

/** As if the dialog had wanted it. */
function wanting(session: Session, effect: Effect): TurnResult {
  return { session: structuredClone(session), says: [], choices: [], effects: [effect], topic: 'none', outcome: 'answer', disposition: 'done' };
}

function isBubble(payload: Payload | undefined): payload is Payload & { waitUntil: number } {
  return payload?.waitUntil !== undefined && payload.text !== undefined;
}

function untilIdle(person: SealedPerson, now: Date): SealedPerson {
  return { ...person, until: new Date(now.getTime() + IDLE_MINUTES * 60_000).toISOString() };
}

/** What is left when a sign-in ends: nothing that was said, shown or typed meanwhile, which "say it again" would bring back. */
function withoutPerson({ lang, langChosen, turns, largeText, browser, channel, handoff, counted }: Session): Session {
  const kept = {
    ...(counted ? { counted } : {}),
    ...(largeText ? { largeText } : {}),
    ...(handoff ? { handoff } : {}),
    ...(browser ? { browser } : {}),
    ...(channel ? { channel } : {}),
  };
  return { ...newSession(lang), langChosen, turns, ...kept };
}

function inputOf({ text, choice, lang, masked, system }: Payload): Spoken {
  if (system?.happened === 'signed-in') return { result: { result: 'signed-in' } };
  if (system?.happened === 'lookup-later') return { result: { result: 'back', lookup: system.lookup } };
  if (system?.happened === 'desk') return { result: system.event };
  return { text, choice, lang, masked };
}

/** What an effect changes in the session itself. */
function sessionAfter(session: Session, done: EffectResult): Session {
  return done.result === 'erased' || done.result === 'signed-out' ? withoutPerson(session) : session;
}

function timesOf(instant: Date): { today: string; now: string } {
  return { today: dayInBangkok(instant), now: localMinute(instant) };
}

function localMinute(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}
