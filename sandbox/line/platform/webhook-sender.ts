import { LIMITS } from '../spec/index.ts';
import { signBody } from './sign-body.ts';

/** How a webhook ended, in LINE's words. @see https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/ */
export type DeliveryReason = 'ok' | 'could_not_connect' | 'request_timeout' | 'error_status_code' | 'no_endpoint';

/** An event as it is sent: LINE adds kinds without notice, so a test may send any. */
export interface SentEvent {
  type: string;
  webhookEventId?: string;
  replyToken?: string;
  deliveryContext?: { isRedelivery: boolean };
  [field: string]: unknown;
}

/** One webhook that was sent. */
export interface Delivery {
  at: string;
  /** HTTP status of the bot's answer; 0 when there was none. */
  status: number;
  reason: DeliveryReason;
  ms: number;
  /** What was sent. */
  body: { destination: string; events: SentEvent[] };
}

/** Sends webhooks: signed, with two seconds for an answer. */
export class WebhookSender {
  /** Where to; nothing when the channel has none. */
  url: string | undefined;
  readonly deliveries: Delivery[] = [];
  readonly #parts: { channelSecret: string; destination: string; now: () => number; timeoutMs: number | undefined };
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<Delivery>>();

  constructor(parts: { channelSecret: string; destination: string; now: () => number; timeoutMs?: number | undefined }, url: string | undefined) {
    this.#parts = { timeoutMs: undefined, ...parts };
    this.url = url;
  }

  /** @returns when the bot has answered, or has not in time; never rejects. @param url in place of the channel's. */
  async send(events: SentEvent[], url = this.url): Promise<Delivery> {
    const body = { destination: this.#parts.destination, events };
    const at = new Date(this.#parts.now()).toISOString();
    const sending = this.#post(JSON.stringify(body), url).then((outcome): Delivery => ({ at, ...outcome, body }));
    this.#running.add(sending);
    const delivery = await sending;
    this.#running.delete(sending);
    this.deliveries.push(delivery);
    return delivery;
  }

  /** Resolves when every webhook so far was answered or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }

  async #post(body: string, url: string | undefined): Promise<{ status: number; reason: DeliveryReason; ms: number }> {
    if (!url) return { status: 0, reason: 'no_endpoint', ms: 0 };
    const start = performance.now();
    const timeout = AbortSignal.timeout(this.#parts.timeoutMs ?? LIMITS.webhook.answer_within_seconds * 1000);
    const ended = (status: number, reason: DeliveryReason) => ({ status, reason, ms: Math.round(performance.now() - start) });
    try {
      const response = await fetch(url, {
        method: 'POST',
        // LINE does not follow the bot elsewhere
        redirect: 'manual',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'LineBotWebhook/2.0',
          'x-line-signature': signBody(this.#parts.channelSecret, body),
        },
        body,
        signal: AbortSignal.any([timeout, this.#closing.signal]),
      });
      await response.arrayBuffer();
      return ended(response.status, response.ok ? 'ok' : 'error_status_code');
    } catch {
      return ended(0, timeout.aborted ? 'request_timeout' : 'could_not_connect');
    }
  }
}
