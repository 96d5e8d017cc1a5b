import { setImmediate as nextRound } from 'node:timers/promises';
import type { messagingApi } from '@line/bot-sdk';
import type { Lang } from '../../knowledge/calendar.ts';
import type { Conversations } from '../../storage/conversations/conversations.ts';
import type { KeyRing, LinePeople, Records } from '../../storage/records/records.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Channel, Delivery, TurnAnswer, TurnService } from '../turn-service.ts';
import { isGenuine } from './is-genuine.ts';
import { KnownPeople } from './known-people.ts';
import type { LineApi } from './line-api.ts';
import { readDelivery } from './line-delivery.ts';
import { kindOf, type LineEvent, readWebhook } from './line-event.ts';
import type { LineHooks } from './line-hooks.ts';
import { retryKeyOf } from './line-ids.ts';
import { LineMenus, type LineMenusParts } from './line-menus.ts';
import { LineOutbox } from './line-outbox.ts';
import { LineSender, type Parcel } from './line-sender.ts';
import { Loading } from './loading.ts';
import { QuotaWatch } from './quota-watch.ts';
import { type LinkedAccount, type ReadEvent, readEvent } from './read-event.ts';
import { within } from './within.ts';

/** What the channel writes into the log: kinds, statuses and conversation ids; never what was said, nor LINE's id of anybody. */
export interface LineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface LineChannelParts {
  api: LineApi;
  /** Channel secrets: the present one, and while it is being changed the one before too. */
  secrets: readonly string[];
  /** Turns are made with this channel's `deliver`, so that they come later. */
  turns: () => Pick<TurnService, 'receive' | 'receiveEvent' | 'takeWaiting'>;
  conversations: Pick<Conversations, 'forget'>;
  records: Pick<Records, 'linePeople' | 'schedule' | 'audit'>;
  keyRing: KeyRing;
  phrases: Phrases;
  render: (answer: TurnAnswer) => messagingApi.Message[];
  menuFor?: LineMenusParts['menuFor'] | undefined;
  /** LINE does not know a menu's id: they have to be asked for again. */
  onUnknownMenu?: (() => void) | undefined;
  /** Somebody was at LINE's account link dialog. Delivered again until it has been dealt with, so it must bear that. */
  onAccountLink?: ((linked: LinkedAccount) => Promise<void>) | undefined;
  /** Somebody unfollowed. */
  onLeft?: ((conversationId: string) => Promise<unknown>) | undefined;
  hooks?: LineHooks | undefined;
  log: LineLog;
  /** How long a text waits for the next one, in ms; 500 when not said. */
  mergeMs?: number | undefined;
  /** When the three dots come, in ms after a text has waited; 1000 when not said. */
  loadingAfterMs?: number | undefined;
  /** Pauses between tries of sending, in ms. */
  pausesMs?: readonly number[] | undefined;
  /** The service's clock, by which scheduled work is due. */
  clock?: (() => Date) | undefined;
  /** ms since 1970: how old a reply token is. */
  now?: (() => number) | undefined;
}

/** What a webhook is answered with: 401 unsigned, 403 wrongly signed, 400 no JSON, 500 to have it delivered again. */
export type WebhookStatus = 200 | 400 | 401 | 403 | 500;

const MERGE_MS = 500;
const LOADING_AFTER_MS = 1000;
/** LINE counts a webhook that takes longer than two seconds as failed. */
const LINK_WAIT_MS = 1000;
const PROFILE_WAIT_MS = 1500;

/** LINE: webhook → Activity → inbox → turn → messages. */
export class LineChannel {
  readonly outbox: LineOutbox;
  readonly #parts: LineChannelParts;
  readonly #hooks: LineHooks;
  readonly #sender: LineSender;
  readonly #people: LinePeople;
  readonly #menus: LineMenus;
  readonly #loading: Loading;
  readonly #quota: QuotaWatch;
  readonly #now: () => number;
  readonly #underWay = new Set<Promise<void>>();

  constructor(parts: LineChannelParts) {
    const { api, records, hooks = {}, menuFor = () => undefined, pausesMs, now = Date.now, clock = () => new Date() } = parts;
    this.#parts = parts;
    this.#hooks = hooks;
    this.#now = now;
    this.#sender = new LineSender({ api, hooks, now, pausesMs });
    this.outbox = new LineOutbox({ records, hooks, clock, sender: new LineSender({ api, hooks, now, pausesMs: [] }) });
    this.#people = new KnownPeople(records.linePeople);
    this.#menus = new LineMenus({ api, people: this.#people, menuFor, onUnknown: parts.onUnknownMenu });
    this.#loading = new Loading({ api, afterMs: (parts.mergeMs ?? MERGE_MS) + (parts.loadingAfterMs ?? LOADING_AFTER_MS), onError: this.#warn('loading') });
    this.#quota = new QuotaWatch(api, hooks, this.#warn('quota'));
  }

  start(): Promise<void> {
    return this.#quota.start();
  }

  /** Ends when what came in so far has been dealt with. */
  async stop(): Promise<void> {
    this.#quota.stop();
    await this.settled();
  }

  /** Resolves when nothing that came in is being worked on here. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /**
   * Puts every event of a webhook into the inbox, in order; they are answered behind the response.
   * @param body the bytes as they came.
   * @param signature the header `x-line-signature`.
   */
  async handleWebhook(body: Buffer, signature: string | undefined): Promise<WebhookStatus> {
    if (!signature) return 401;
    if (!isGenuine(body, signature, this.#parts.secrets)) return 403;
    const events = readWebhook(body);
    if (!events) return 400;
    const waiting = new Map<string, string>();
    try {
      for (const event of events) await this.#receive(event, waiting);
    } catch (error) {
      // LINE delivers it again; what is in the inbox already is known by its id
      this.#parts.log.error({ err: { message: (error as Error).message } }, 'webhook not taken');
      return 500;
    } finally {
      for (const [conversationId, userId] of waiting) this.#work(() => this.#take(conversationId, userId));
    }
    return 200;
  }

  /** Sends an answer on its way; what cannot be sent now is kept and sent later. For `TurnParts.deliver`. */
  async deliver({ conversationId, eventId, answer, delivery, tries }: Delivery): Promise<void> {
    this.#loading.stop(conversationId);
    const person = await this.#people.of(conversationId);
    // who left gets nothing more
    if (person?.leftAt !== undefined || answer.replies.length === 0) return;
    const to = readDelivery(delivery) ?? (person?.userId === undefined ? undefined : { userId: person.userId, replyToken: undefined, at: 0 });
    if (!to) return;
    const { userId, replyToken } = to;
    const parcel: Parcel = {
      conversationId,
      userId,
      messages: this.#render(conversationId, answer),
      retryKey: retryKeyOf(conversationId, eventId),
      ...(replyToken ? { reply: { token: replyToken, at: to.at } } : {}),
    };
    const sent = await this.#sender.send(parcel, tries > 1 ? 'tried' : 'fresh');
    if (sent === 'uncertain') this.#hooks.onFailed?.('uncertain');
    if (sent === 'refused') await this.outbox.giveUp(conversationId, 'refused');
    else if (sent !== 'delivered') await this.outbox.plan(`${conversationId}/${eventId}`, parcel, sent);
    await this.#menus.follow(conversationId, answer).catch(this.#warn('rich menu'));
  }

  /** Says something that nobody asked for just now. @param key the same for the same announcement, which is then made once. */
  announce(conversationId: string, answer: TurnAnswer, key: string): Promise<void> {
    return this.deliver({ conversationId, eventId: key, channel: 'line', delivery: undefined, answer, tries: 1 });
  }

  /** The language of somebody whose session is new: as they last spoke, or as their profile says. For `TurnParts.langOf`. */
  async langOf(conversationId: string, _channel?: Channel): Promise<Lang | undefined> {
    const { api } = this.#parts;
    try {
      const person = await this.#people.of(conversationId);
      if (!person?.userId || person.lang) return person?.lang;
      const profile = await within(PROFILE_WAIT_MS, api.profile(person.userId));
      if (!profile) return undefined;
      const lang = profile.language?.toLowerCase().startsWith('en') ? 'en' : 'th';
      await this.#people.note(conversationId, { lang });
      return lang;
    } catch (error) {
      this.#warn('profile')(error);
      return undefined;
    }
  }

  /** LINE's id of somebody; nothing when they are not known or left. */
  async userIdOf(conversationId: string): Promise<string | undefined> {
    return (await this.#people.of(conversationId))?.userId;
  }

  async #receive(event: LineEvent, waiting: Map<string, string>): Promise<void> {
    const { turns, keyRing, conversations, onAccountLink, onLeft, mergeMs = MERGE_MS, log } = this.#parts;
    const read = readEvent(event, { keyRing, mergeMs, now: this.#now() });
    switch (read.act) {
      case 'turn': {
        const { request, person } = read;
        if (person) await this.#people.here(request.conversationId, person.userId, person.at);
        await turns().receive(request);
        waiting.set(request.conversationId, person?.userId ?? '');
        return;
      }
      case 'unsent':
        await turns().receiveEvent(read.conversationId, read.eventId, 'line', { happened: 'unsent', messageId: read.messageId });
        if (!waiting.has(read.conversationId)) waiting.set(read.conversationId, '');
        return;
      case 'left':
        // what is kept of them goes by retention from now on; the session goes at once, and with it what waits to be answered
        if (!(await this.#people.left(read.conversationId, read.at))) return;
        await onLeft?.(read.conversationId);
        await conversations.forget(read.conversationId);
        return;
      case 'linked':
        if (onAccountLink) await this.#link(onAccountLink, read.linked);
        return;
      case 'joined':
        this.#work(() => this.#greetGroup(read));
        return;
      case 'ignored':
        log.info({ kind: kindOf(event) }, 'event not for us');
    }
  }

  /** Waited for as long as LINE does, so that a link that fails is delivered again; its answers may take longer. */
  async #link(onAccountLink: NonNullable<LineChannelParts['onAccountLink']>, linked: LinkedAccount): Promise<void> {
    const linking = onAccountLink(linked);
    this.#work(() => linking);
    await within(LINK_WAIT_MS, linking);
  }

  /** Once a join: the token is good once. Both languages, as nobody is known to have one. */
  async #greetGroup({ replyToken }: Extract<ReadEvent, { act: 'joined' }>): Promise<void> {
    await this.#parts.api.reply(replyToken, [{ type: 'text', text: this.#parts.phrases.say('th', 'group', {}, 'line-media') }]);
  }

  async #take(conversationId: string, userId: string): Promise<void> {
    // the response goes first
    await nextRound();
    const stopWaiting = userId ? this.#loading.start(conversationId, userId) : () => {};
    try {
      await this.#parts.turns().takeWaiting(conversationId);
    } finally {
      stopWaiting();
    }
  }

  /** Does something behind the response; what fails there is logged, and the inbox keeps what was not ended. */
  #work(job: () => Promise<void>): void {
    const done: Promise<void> = job()
      .catch(this.#warn('work'))
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  /** An answer that LINE cannot show is our fault; the person is told, and the way to a person is. */
  #render(conversationId: string, answer: TurnAnswer): messagingApi.Message[] {
    try {
      return this.#parts.render(answer);
    } catch (error) {
      this.#parts.log.error({ conversationId, topic: answer.topic, err: { message: (error as Error).message } }, 'answer not rendered');
      return [{ type: 'text', text: this.#parts.phrases.say(answer.lang, 'nothing', {}, 'line') }];
    }
  }

  #warn(what: string): (error: unknown) => void {
    return (error) => this.#parts.log.warn({ what, err: { message: (error as Error).message } }, 'line');
  }
}
