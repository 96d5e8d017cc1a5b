import type { Records } from '../../storage/records/records.ts';
import type { LineHooks } from './line-hooks.ts';
import type { LineSender, Parcel, Sent } from './line-sender.ts';

export interface LineOutboxParts {
  records: Pick<Records, 'schedule' | 'audit' | 'linePeople'>;
  /** Tries once: the schedule makes the pauses. */
  sender: LineSender;
  hooks: LineHooks;
  /** The service's clock, by which scheduled work is due. */
  clock: () => Date;
}

/** A parcel as it lies in the schedule. By its conversation's id it is erased with its person. */
interface Planned extends Parcel {
  /** ISO instant. */
  plannedAt: string;
  uncertain: boolean;
}

const KIND = 'line-push';
const AT_ONCE = 20;
const LEASE_MS = 60_000;
/** LINE knows a retry key for this long, less a margin; after it the same push could arrive twice. */
const GIVEN_UP_AFTER_MS = 23 * 3_600_000;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 600_000;
/** A spent month is seldom topped up within minutes. */
const QUOTA_WAIT_MS = 1_800_000;

/** Messages that could not be sent at once: kept as scheduled work, tried again, and in the end given up with an entry in the audit trail. */
export class LineOutbox {
  readonly #parts: LineOutboxParts;

  constructor(parts: LineOutboxParts) {
    this.#parts = parts;
  }

  /** Keeps what `send` said must be sent later. @param key the same for the same parcel. */
  async plan(key: string, parcel: Parcel, sent: Exclude<Sent, 'delivered' | 'refused'>): Promise<void> {
    const now = this.#parts.clock();
    // a reply is not tried any more once it is known that it was not taken
    const { reply, ...rest } = parcel;
    const uncertain = sent === 'uncertain';
    const payload: Planned = { ...rest, ...(uncertain ? { reply } : {}), plannedAt: now.toISOString(), uncertain };
    await this.#parts.records.schedule.plan({ key: `${KIND}/${key}`, kind: KIND, dueAt: this.#dueAt(sent, 1), payload });
  }

  /** Sends what is due. Any number of processes may do so. */
  async round(): Promise<void> {
    const { schedule } = this.#parts.records;
    const due = await schedule.take(KIND, AT_ONCE, LEASE_MS);
    await Promise.all(
      due.map(async ({ key, payload, attempts }) => {
        const sent = await this.#send(payload as Planned);
        if (sent === undefined) await schedule.done(key);
        else await schedule.again(key, this.#dueAt(sent, attempts + 1));
      }),
    );
  }

  /** Not sent for a reason that no further try will change. */
  async giveUp(conversationId: string, why: string): Promise<void> {
    this.#parts.hooks.onFailed?.('given-up');
    await this.#parts.records.audit.add({ actor: 'system', action: 'line.undelivered', personKey: undefined, conversationId, detail: why });
  }

  /** @returns nothing when it is done with. */
  async #send(planned: Planned): Promise<Exclude<Sent, 'delivered' | 'refused'> | undefined> {
    const { conversationId, plannedAt, uncertain } = planned;
    const { records, clock, sender } = this.#parts;
    // who left gets nothing more
    if ((await records.linePeople.of(conversationId))?.leftAt !== undefined) return undefined;
    if (clock().getTime() - Date.parse(plannedAt) > GIVEN_UP_AFTER_MS) return this.giveUp(conversationId, 'too-old').then(() => undefined);
    const sent = await sender.send(planned, uncertain ? 'uncertain' : 'fresh');
    if (sent === 'delivered') return undefined;
    if (sent === 'refused') return this.giveUp(conversationId, 'refused').then(() => undefined);
    // the token is too old to tell, and LINE may have had the reply: it is not said twice
    if (sent === 'uncertain' && sender.tokenIsOld(planned)) return this.giveUp(conversationId, 'uncertain').then(() => undefined);
    return sent;
  }

  #dueAt(sent: Exclude<Sent, 'delivered' | 'refused'>, attempt: number): string {
    const waitMs = sent === 'quota' ? QUOTA_WAIT_MS : sent === 'uncertain' ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
    return new Date(this.#parts.clock().getTime() + waitMs).toISOString();
  }
}
