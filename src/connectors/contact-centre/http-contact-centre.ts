import type { HttpClient } from '../http-client.ts';
import type { CallbackPromise, ContactCentre, Handoff, Ticket } from './contact-centre.ts';

/** The contact centre over HTTP. Sends the fields of the contract and nothing else that an object may carry. */
export class HttpContactCentre implements ContactCentre {
  readonly #client: HttpClient;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  async callback({ reference, phone, about, window: { from, until } }: CallbackPromise, signal?: AbortSignal): Promise<void> {
    await this.#client.call('callback', { params: { reference }, body: { phone, about, window: { from, until } }, signal });
  }

  async cancelCallback(reference: string, signal?: AbortSignal): Promise<void> {
    await this.#client.call('cancelCallback', { params: { reference }, signal });
  }

  async ticket({ reference, about, values }: Ticket, signal?: AbortSignal): Promise<void> {
    await this.#client.call('ticket', { params: { reference }, body: { about, values }, signal });
  }

  handoff(
    { conversationId, reason, summary }: Handoff,
    signal?: AbortSignal,
  ): Promise<{ state: 'queued'; position: number } | { state: 'nobody'; open: boolean }> {
    return this.#client.call('handoff', { body: { conversationId, reason, summary }, signal });
  }

  ready(): Promise<boolean> {
    return this.#client.ready();
  }
}
