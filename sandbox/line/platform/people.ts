import type { messagingApi, webhook } from '@line/bot-sdk';
import { SandboxError } from './answer.ts';
import { userIdOf } from './ids.ts';

/** What is seen in one person's chat, as the page gets it. */
export type ChatEntry =
  /** `at`: ms since 1970. */
  | { kind: 'message'; from: 'bot'; id: string; at: number; message: messagingApi.Message }
  | { kind: 'message'; from: 'person'; id: string; at: number; message: webhook.MessageContent | { type: 'text'; id: string; text: string } }
  | { kind: 'unsent'; id: string }
  | { kind: 'loading'; seconds: number }
  | { kind: 'richmenu'; richMenuId: string | null }
  /** status 0 when there was none; `reason` says why, in LINE's words. */
  | { kind: 'webhook'; status: number; ms: number; reason: string };

/** An invented person with LINE on a phone. */
export interface Person {
  userId: string;
  name: string;
  /** Language of the phone, BCP 47; LINE does not tell it of everyone. */
  language: string | undefined;
  state: 'stranger' | 'friend' | 'blocked';
  /** Messages and unsent messages, oldest first. */
  history: ChatEntry[];
  /** The menu linked to this person alone. */
  richMenuId: string | undefined;
}

/** Everyone with LINE, in memory. */
export class People {
  readonly #people = new Map<string, Person>();
  readonly #watchers = new Map<string, Set<(entry: ChatEntry) => void>>();

  get all(): Person[] {
    return [...this.#people.values()];
  }

  /** The id is made from the name; of a second person of the same name from the name and a number. */
  add(name: string, language?: string): Person {
    const namesakes = this.all.filter((person) => person.name === name).length;
    const userId = userIdOf(namesakes === 0 ? name : `${name}#${namesakes + 1}`);
    const person: Person = { userId, name, language, state: 'stranger', history: [], richMenuId: undefined };
    this.#people.set(userId, person);
    return person;
  }

  find(userId: string): Person | undefined {
    return this.#people.get(userId);
  }

  /** @throws SandboxError 404 */
  get(userId: string): Person {
    const person = this.#people.get(userId);
    if (!person) throw new SandboxError(`There is no person "${userId}" in the sandbox. Add one first, or take one of the list.`, 404);
    return person;
  }

  /** Shows something in a person's chat; messages are kept. */
  show(person: Person, entry: ChatEntry): void {
    if (entry.kind === 'message' || entry.kind === 'unsent') person.history.push(entry);
    for (const watch of this.#watchers.get(person.userId) ?? []) watch(entry);
  }

  /** @returns what ends the watching. */
  watch(person: Person, watch: (entry: ChatEntry) => void): () => void {
    const watchers = this.#watchers.get(person.userId) ?? new Set();
    this.#watchers.set(person.userId, watchers.add(watch));
    return () => watchers.delete(watch);
  }
}
