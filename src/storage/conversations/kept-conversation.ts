import type { Session } from '../../dialog/session.ts';
import type { ConversationOptions, InboundEvent, Outcome, TurnEnd } from './conversations.ts';
import { knownSession } from './known-session.ts';

/** What is kept of one conversation in memory. `now` is in milliseconds; what comes in and goes out is copied. */
export class KeptConversation {
  readonly #options: ConversationOptions;
  readonly #now: () => number;
  readonly #queue: InboundEvent[] = [];
  /** By event id. */
  readonly #ended = new Map<string, { outcome: Outcome<unknown>; until: number }>();
  #session: { value: Session; until: number } | undefined;
  #lease: { holder: symbol; until: number } | undefined;
  /** How often the first event of the queue was taken. */
  #tries = 0;

  constructor(options: ConversationOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  get waits(): boolean {
    return this.#queue.length > 0;
  }

  get leased(): boolean {
    return this.#lease !== undefined && this.#lease.until > this.#now();
  }

  /** Whether nothing is left that has to be kept. */
  get over(): boolean {
    this.#dropOld();
    return !this.waits && !this.session && this.#ended.size === 0;
  }

  get session(): Session | undefined {
    const kept = this.#session;
    return kept && kept.until > this.#now() ? structuredClone(knownSession(kept.value)) : undefined;
  }

  post(event: InboundEvent): 'new' | 'known' {
    this.#dropOld();
    if (this.#ended.has(event.eventId) || this.#queue.some(({ eventId }) => eventId === event.eventId)) return 'known';
    this.#queue.push(structuredClone(event));
    return 'new';
  }

  /** The first event of the queue and how often it was taken, this time included; nothing when none waits or another holder has the lease. */
  take(holder: symbol): { event: InboundEvent; tries: number } | undefined {
    const [event] = this.#queue;
    if (!event || (this.leased && this.#lease?.holder !== holder)) return undefined;
    // within one process a lease needs no renewing: it ends when the last renewal of the longest turn would have ended
    this.#lease = { holder, until: this.#now() + this.#options.longestTurnMs + this.#options.leaseMs };
    return { event: structuredClone(event), tries: ++this.#tries };
  }

  /** The event behind the first. */
  get second(): InboundEvent | undefined {
    return structuredClone(this.#queue[1]);
  }

  /** Ends the event that was taken. @param end nothing when its turn failed. @returns false when the lease was lost; then nothing changes. */
  end(holder: symbol, eventId: string, end: TurnEnd<unknown> | undefined): boolean {
    if (!this.leased || this.#lease?.holder !== holder) return false;
    const now = this.#now();
    this.#queue.shift();
    this.#tries = 0;
    if (!this.waits) this.#lease = undefined;
    if (end) this.#session = { value: end.session, until: now + this.#options.ttlSeconds * 1000 };
    if (end?.forgetAnswers) for (const kept of this.#ended.values()) kept.outcome = { failed: true };
    const outcome = end ? { answer: end.answer } : ({ failed: true } as const);
    this.#ended.set(eventId, { outcome, until: now + this.#options.keepAnswersSeconds * 1000 });
    return true;
  }

  outcomeOf(eventId: string): Outcome<unknown> | undefined {
    this.#dropOld();
    return structuredClone(this.#ended.get(eventId)?.outcome);
  }

  #dropOld(): void {
    for (const [eventId, { until }] of this.#ended) if (until <= this.#now()) this.#ended.delete(eventId);
  }
}
