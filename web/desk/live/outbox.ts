import type { MessageRequest, SuggestionUse } from '../../../src/desk/api.ts';
import { post } from '../api/client.ts';
import { DeskError } from '../api/desk-error.ts';
import { keptInTab } from '../kept-in-tab.ts';

/** One message on its way to a person. */
export interface Outgoing {
  conversationId: string;
  message: MessageRequest;
  at: string;
  /** What became of the suggestion that it was made from; told once the message is there. */
  use?: SuggestionUse['what'];
  /** `again`: not reached yet, tried again by itself. `refused`: trying again would not help. */
  state: 'sending' | 'again' | 'refused';
  /** Why it was refused. */
  error?: unknown;
}

const WAITS_MS = [700, 1500, 3000, 6000];
const KEY = 'outbox';

/**
 * Messages until the server has them. In order for each conversation; tried again with the same `messageId`, so that none comes twice and none
 * is lost, by a reload neither.
 */
export class Outbox {
  #items: Outgoing[] = keptInTab.read<Outgoing[]>(KEY, []);
  readonly #busy = new Set<string>();
  readonly #waking = new Set<() => void>();
  readonly #listeners = new Set<() => void>();
  /** Reads the conversation anew once the server has a message, if it is shown: the message goes when its line is there. */
  delivered: (conversationId: string) => Promise<void> = async () => {};

  readonly items = (): Outgoing[] => this.#items;

  readonly onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  send(item: Omit<Outgoing, 'state'>): void {
    this.#set([...this.#items, { ...item, state: 'sending' }]);
    void this.#work(item.conversationId);
  }

  /** The server is there again, or the page was just opened: what waits is tried at once. */
  wake(): void {
    for (const wake of this.#waking) wake();
    for (const { conversationId } of this.#items) void this.#work(conversationId);
  }

  /** A refused message, by the agent's wish. */
  again(messageId: string): void {
    const item = this.#items.find(({ message }) => message.messageId === messageId);
    if (!item) return;
    this.#change(messageId, { state: 'sending' });
    void this.#work(item.conversationId);
  }

  drop(messageId: string): void {
    this.#set(this.#items.filter(({ message }) => message.messageId !== messageId));
  }

  async #work(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    for (let tries = 0; ; ) {
      const item = this.#items.find((one) => one.conversationId === conversationId && one.state !== 'refused');
      if (!item) break;
      if (await this.#post(item)) tries = 0;
      else await this.#wait(WAITS_MS[Math.min(tries++, WAITS_MS.length - 1)] as number);
    }
    this.#busy.delete(conversationId);
  }

  /** @returns whether it is done with, one way or the other. */
  async #post({ conversationId, message, use }: Outgoing): Promise<boolean> {
    const { messageId, suggestionId } = message;
    try {
      await post(`/conversations/${conversationId}/messages`, message);
      await this.delivered(conversationId);
      this.drop(messageId);
    } catch (error) {
      // signed out: it goes once somebody is signed in again
      const passing = error instanceof DeskError && (error.passing || error.status === 401);
      this.#change(messageId, passing ? { state: 'again' } : { state: 'refused', error });
      return !passing;
    }
    // a count of how suggestions do; the person has the message, whatever becomes of it
    if (use && suggestionId) void post(`/suggestions/${suggestionId}`, { what: use } satisfies SuggestionUse).catch(() => {});
    return true;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waking.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waking.add(wake);
    });
  }

  #change(messageId: string, change: Partial<Outgoing>): void {
    this.#set(this.#items.map((item) => (item.message.messageId === messageId ? { ...item, ...change } : item)));
  }

  #set(items: Outgoing[]): void {
    this.#items = items;
    keptInTab.write(
      KEY,
      items.map(({ error: _, ...item }) => item),
    );
    for (const listener of this.#listeners) listener();
  }
}
