import type { messagingApi, webhook } from '@line/bot-sdk';
import { LIMITS } from '../spec/index.ts';
import { SandboxError } from './answer.ts';
import { Clock } from './clock.ts';
import { Contents } from './contents.ts';
import { newMessageId, newQuoteToken, newUlid, userIdOf } from './ids.ts';
import { LinkTokens } from './link-tokens.ts';
import { People, type Person } from './people.ts';
import { messageContent, type PersonMessage } from './person-message.ts';
import { ReplyTokens } from './reply-tokens.ts';
import { RetryKeys } from './retry-keys.ts';
import { RichMenus } from './rich-menus.ts';
import { SentLog } from './sent-log.ts';
import { Switches } from './switches.ts';
import { type Delivery, type SentEvent, WebhookSender } from './webhook-sender.ts';

export interface LinePlatformOptions {
  channelSecret: string;
  /** The long-lived channel access token that is asked for. */
  channelToken: string;
  /** Where webhooks go; may be set later, by `webhooks.url` or by LINE's own API. */
  webhookUrl?: string | undefined;
  /** ms since 1970; the machine's clock when not given. */
  now?: (() => number) | undefined;
  /** Messages a month that may be pushed; `unlimited` for no limit. Default 300. */
  quota?: number | 'unlimited' | undefined;
  channelId?: string | undefined;
  /** Name of the official account. */
  botName?: string | undefined;
  /** How long a bot has to answer a webhook. Default 2000, as at LINE. */
  webhookTimeoutMs?: number | undefined;
  /** How late the answers of `slow` are. Default 5000. */
  slowMs?: number | undefined;
}

/** The options that others look at, with their defaults. */
interface Settled {
  channelSecret: string;
  channelToken: string;
  quota: number | 'unlimited';
  channelId: string;
  botName: string;
  slowMs: number;
}

/** What became of something that a person did: the event, and when the bot had its webhook. */
export interface Happening {
  webhookEventId: string;
  /** Present when it can be answered. */
  replyToken: string | undefined;
  /** Resolves when the bot has answered the webhook, or has not in time; never rejects. */
  delivered: Promise<Delivery>;
}

/** The invented LINE: people with phones on one side, one channel's bot on the other, everything in memory. */
export class LinePlatform {
  readonly options: Settled;
  /** The bot's own user id. */
  readonly botUserId: string;
  readonly clock: Clock;
  readonly people = new People();
  readonly contents = new Contents();
  readonly replyTokens = new ReplyTokens();
  readonly linkTokens = new LinkTokens();
  readonly retryKeys = new RetryKeys();
  readonly richMenus = new RichMenus();
  readonly switches = new Switches();
  readonly log = new SentLog();
  readonly webhooks: WebhookSender;
  /** Pushed messages that count against the quota: one a recipient. */
  consumption = 0;
  readonly #events = new Map<string, { event: SentEvent; person: Person | undefined }>();

  constructor({ webhookUrl, now, webhookTimeoutMs, ...given }: LinePlatformOptions) {
    this.options = {
      channelSecret: given.channelSecret,
      channelToken: given.channelToken,
      quota: given.quota ?? 300,
      channelId: given.channelId ?? '1506000000',
      botName: given.botName ?? 'ถาม 1506',
      slowMs: given.slowMs ?? 5000,
    };
    this.botUserId = userIdOf(`bot ${this.options.channelId}`);
    this.clock = new Clock(now ?? Date.now);
    const parts = { channelSecret: given.channelSecret, destination: this.botUserId, now: () => this.clock.now(), timeoutMs: webhookTimeoutMs };
    this.webhooks = new WebhookSender(parts, webhookUrl);
  }

  /** An invented person gets LINE; not yet a friend of the account. @returns its user id. */
  addPerson(name: string, language?: string): string {
    return this.people.add(name, language).userId;
  }

  /** Adds the account as a friend, or unblocks it. */
  follow(userId: string): Happening {
    const person = this.people.get(userId);
    if (person.state === 'friend') throw new SandboxError('This person is a friend of the account already. Unfollow first.', 409);
    const isUnblocked = person.state === 'blocked';
    person.state = 'friend';
    return this.#happened(person, { type: 'follow', follow: { isUnblocked } }, true);
  }

  /** Blocks the account. */
  unfollow(userId: string): Happening {
    const person = this.#reachable(userId);
    person.state = 'blocked';
    return this.#happened(person, { type: 'unfollow' }, false);
  }

  /** @param said a text, or a message of another kind. */
  say(userId: string, said: string | PersonMessage): Happening & { messageId: string } {
    const person = this.#reachable(userId);
    const message = messageContent(typeof said === 'string' ? { type: 'text', text: said } : said, this.contents);
    this.people.show(person, { kind: 'message', from: 'person', id: message.id, at: this.clock.now(), message });
    return { messageId: message.id, ...this.#happened(person, { type: 'message', message }, true) };
  }

  /**
   * Taps what has a postback. With `displayText` it is seen in the chat, without a message event. A switch between rich menus is
   * `params: {newRichMenuAliasId}`: the menu changes at once and the event tells the status, as at LINE.
   */
  postback(userId: string, tapped: { data: string; params?: Record<string, string>; displayText?: string }): Happening {
    const person = this.#reachable(userId);
    const id = newMessageId();
    const { data, displayText } = tapped;
    if (displayText) this.people.show(person, { kind: 'message', from: 'person', id, at: this.clock.now(), message: { type: 'text', id, text: displayText } });
    const params = tapped.params ? this.#switched(person, tapped.params) : undefined;
    return this.#happened(person, { type: 'postback', postback: { data, ...(params ? { params } : {}) } }, true);
  }

  /** Takes a message back; its content is gone. */
  unsend(userId: string, messageId: string): Happening {
    const person = this.#reachable(userId);
    if (!person.history.some((entry) => entry.kind === 'message' && entry.from === 'person' && entry.id === messageId))
      throw new SandboxError(`This person sent no message "${messageId}". Take the id that sending it returned.`, 404);
    this.contents.unsend(messageId);
    this.people.show(person, { kind: 'unsent', id: messageId });
    return this.#happened(person, { type: 'unsend', unsend: { messageId } }, false);
  }

  /** Sends an event again under the same id. The reply token gets another minute unless used. */
  redeliver(webhookEventId: string): Promise<Delivery> {
    const kept = this.#events.get(webhookEventId);
    if (!kept) throw new SandboxError(`There was no event "${webhookEventId}". Take the id that the webhook carried.`, 404);
    if (kept.event.replyToken) this.replyTokens.renew(kept.event.replyToken, this.clock.now());
    return this.#send(kept.person, [{ ...kept.event, deliveryContext: { isRedelivery: true } }]);
  }

  /** Sends any events in one webhook, unchecked: several at once, of groups, of kinds that nobody knows yet, none at all. */
  deliver(events: SentEvent[]): Promise<Delivery> {
    for (const event of events) if (event.webhookEventId) this.#events.set(event.webhookEventId, { event, person: undefined });
    return this.#send(undefined, events);
  }

  /**
   * The person who is logged in to LINE comes to the account link dialog. @see https://developers.line.biz/en/docs/messaging-api/linking-accounts/
   * @returns undefined when the token is unknown, used or too old, or the nonce too short or long: an error is shown and no event sent.
   */
  linkAccount(asUserId: string, linkToken: string, nonce: string): ({ result: 'ok' | 'failed' } & Happening) | undefined {
    const person = this.people.get(asUserId);
    const { min, max } = LIMITS.account_link.nonce;
    if (nonce.length < min || nonce.length > max) return undefined;
    const owner = this.linkTokens.spend(linkToken, this.clock.now());
    if (owner === undefined) return undefined;
    const result = owner === person.userId ? 'ok' : 'failed';
    // a failed one has neither source nor reply token: LINE does not tell who tried
    const event = { type: 'accountLink', link: { result, nonce } } as const;
    return { result, ...(result === 'ok' ? this.#happened(person, event, true) : this.#happened(undefined, event, false)) };
  }

  /** Shows messages in a person's chat and writes them down. @returns sentMessages of LINE's answer. */
  bring(person: Person, via: 'reply' | 'push', messages: messagingApi.Message[], retryKey?: string): messagingApi.SentMessage[] {
    const sent = messages.map((message): messagingApi.SentMessage => {
      const id = newMessageId();
      if (person.state !== 'blocked') this.people.show(person, { kind: 'message', from: 'bot', id, at: this.clock.now(), message });
      return QUOTABLE.has(message.type) ? { id, quoteToken: newQuoteToken() } : { id };
    });
    const at = new Date(this.clock.now()).toISOString();
    this.log.add({ via, at, userId: person.userId, messages, ...(retryKey ? { retryKey } : {}) });
    return sent;
  }

  /** The menu that a person sees: an own one before the default. */
  richMenuOf(person: Person): string | undefined {
    return this.richMenus.find(person.richMenuId)?.richMenuId ?? this.richMenus.find(this.richMenus.defaultId)?.richMenuId;
  }

  /** Changes rich menus and tells everyone whose menu is another now. */
  changeMenus(change: () => void): void {
    const before = this.people.all.map((person) => [person, this.richMenuOf(person)] as const);
    change();
    for (const [person, old] of before) {
      const richMenuId = this.richMenuOf(person);
      if (richMenuId !== old) this.people.show(person, { kind: 'richmenu', richMenuId: richMenuId ?? null });
    }
  }

  /** Forgets what was sent and received, every token, fault and the moved clock; people and rich menus stay. */
  reset(): void {
    for (const kept of [this.contents, this.replyTokens, this.linkTokens, this.retryKeys, this.switches, this.log]) kept.clear();
    this.#events.clear();
    this.webhooks.deliveries.length = 0;
    this.consumption = 0;
    this.clock.reset();
    for (const person of this.people.all) person.history.length = 0;
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    this.switches.clear();
    await this.webhooks.close();
  }

  #reachable(userId: string): Person {
    const person = this.people.get(userId);
    if (person.state === 'blocked') throw new SandboxError('This person has blocked the account. Follow first.', 409);
    return person;
  }

  #switched(person: Person, params: Record<string, string>): Record<string, string> {
    const { newRichMenuAliasId } = params;
    if (newRichMenuAliasId === undefined) return params;
    const richMenuId = this.richMenus.aliases.get(newRichMenuAliasId);
    if (!richMenuId) return { ...params, status: 'RICHMENU_ALIAS_ID_NOTFOUND' };
    this.changeMenus(() => {
      person.richMenuId = richMenuId;
    });
    return { ...params, status: 'SUCCESS' };
  }

  #happened(person: Person | undefined, what: Own<webhook.Event>, replyable: boolean): Happening {
    const timestamp = this.clock.now();
    const webhookEventId = newUlid(timestamp);
    const replyToken = person && replyable ? this.replyTokens.issue(person.userId, timestamp) : undefined;
    const event = {
      ...what,
      mode: 'active',
      timestamp,
      ...(person ? { source: { type: 'user', userId: person.userId } } : {}),
      webhookEventId,
      deliveryContext: { isRedelivery: false },
      ...(replyToken ? { replyToken } : {}),
    };
    this.#events.set(webhookEventId, { event, person });
    return { webhookEventId, replyToken, delivered: this.#send(person, [event]) };
  }

  async #send(person: Person | undefined, events: SentEvent[]): Promise<Delivery> {
    const delivery = await this.webhooks.send(events);
    const { status, reason, ms } = delivery;
    if (person) this.people.show(person, { kind: 'webhook', status, reason, ms });
    return delivery;
  }
}

/** What an event has beside what all events have. */
type Own<E> = E extends unknown ? Omit<E, 'source' | 'timestamp' | 'mode' | 'webhookEventId' | 'deliveryContext' | 'replyToken'> : never;

/** Kinds of messages that can be quoted. @see https://developers.line.biz/en/docs/messaging-api/get-quote-tokens/ */
const QUOTABLE: ReadonlySet<string> = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex']);
