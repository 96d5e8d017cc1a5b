import type { HttpClient } from '../http-client.ts';
import type { Sms } from './sms.ts';

/** SMS through a gateway over HTTP. */
export class HttpSms implements Sms {
  readonly #client: HttpClient;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  async send({ to, text, idempotencyKey }: { to: string; text: string; idempotencyKey: string }, signal?: AbortSignal): Promise<void> {
    await this.#client.call('message', { body: { to, text }, idempotencyKey, signal });
  }

  ready(): Promise<boolean> {
    return this.#client.ready();
  }
}
