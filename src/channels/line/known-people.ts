import type { LinePeople, LinePerson } from '../../storage/records/records.ts';

/** One event is looked at from several sides within a moment. Another process may write meanwhile; for so long it is not seen. */
const KEPT_MS = 3000;
const MOST = 5000;

/** People on LINE, looked up once a turn rather than by each who needs to know. */
export class KnownPeople implements LinePeople {
  readonly #people: LinePeople;
  readonly #kept = new Map<string, { person: LinePerson | undefined; until: number }>();

  constructor(people: LinePeople) {
    this.#people = people;
  }

  async of(conversationId: string): Promise<LinePerson | undefined> {
    const kept = this.#kept.get(conversationId);
    if (kept && kept.until > performance.now()) return kept.person;
    const person = await this.#people.of(conversationId);
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(conversationId, { person, until: performance.now() + KEPT_MS });
    return person;
  }

  async here(conversationId: string, userId: string, at: string): Promise<void> {
    const known = await this.of(conversationId);
    if (known?.userId === userId && known.leftAt === undefined) return;
    await this.#changing(conversationId, this.#people.here(conversationId, userId, at));
  }

  left(conversationId: string, at: string): Promise<boolean> {
    return this.#changing(conversationId, this.#people.left(conversationId, at));
  }

  note(conversationId: string, what: Parameters<LinePeople['note']>[1]): Promise<void> {
    return this.#changing(conversationId, this.#people.note(conversationId, what));
  }

  async #changing<Result>(conversationId: string, change: Promise<Result>): Promise<Result> {
    try {
      return await change;
    } finally {
      this.#kept.delete(conversationId);
    }
  }
}
