import type { Logger } from 'pino';
import type { TurnService } from '../channels/turn-service.ts';
import type { ContactCentre } from '../connectors/contact-centre/contact-centre.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { LookupName } from '../dialog/effects.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { Records } from '../storage/records/records.ts';
import { type Telling, tellNow } from './effects/tell.ts';

const EVERY_MS = 2000;
const PURGE_EVERY_MS = 3_600_000;
const LEASE_MS = 30_000;
const AT_ONCE = 20;
const AGAIN_AFTER_MS = 30_000;
/** A lookup that could not be answered for so many tries is given up with a last word. */
const MOST_TRIES = 2880;

export interface WorkParts {
  records: Records;
  registry: Registry;
  contactCentre: ContactCentre;
  turns: TurnService;
  live: LiveUpdates;
  /** Answers that LINE did not take yet. */
  outbox: { round(): Promise<unknown> } | undefined;
  /** Conversations at the desk, when it is served. */
  desk: { round(): Promise<void> } | undefined;
  log: Logger;
  clock: () => Date;
}

/** What is done without being asked: events of dead processes, promises to be passed on, lookups to be answered later, the purge. Any number of processes may do it. */
export class ScheduledWork {
  readonly #parts: WorkParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #purgedAt = 0;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.round());
    }, EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One round; what fails is logged and tried again. */
  async round(): Promise<void> {
    const { records, turns } = this.#parts;
    await this.#guard('abandoned', () => turns.takeAbandoned());
    await this.#guard('tell', () => this.#each('tell', (work) => this.#tell(work.payload as Telling)));
    await this.#guard('lookup-later', () =>
      this.#each('lookup-later', (work) => this.#lookUp(work.key, work.payload as { conversationId: string; lookup: LookupName })),
    );
    await this.#guard('desk', async () => this.#parts.desk?.round());
    await this.#guard('line-push', async () => this.#parts.outbox?.round());
    const now = this.#parts.clock();
    if (now.getTime() - this.#purgedAt < PURGE_EVERY_MS) return;
    this.#purgedAt = now.getTime();
    await this.#guard('purge', () => records.privacy.purge(now.toISOString()));
  }

  async #guard(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.log.warn({ what, err: { message: (error as Error).message } }, 'scheduled work');
    }
  }

  async #each(kind: string, work: (taken: { key: string; payload: unknown; attempts: number }) => Promise<boolean>): Promise<void> {
    const { records } = this.#parts;
    for (const taken of await records.schedule.take(kind, AT_ONCE, LEASE_MS)) {
      const done = await work(taken).catch(() => false);
      if (done || taken.attempts >= MOST_TRIES) await records.schedule.done(taken.key);
      else await records.schedule.again(taken.key, new Date(this.#parts.clock().getTime() + AGAIN_AFTER_MS).toISOString());
    }
  }

  async #tell(telling: Telling): Promise<boolean> {
    const { records, contactCentre } = this.#parts;
    if (telling.tell !== 'callback') return tellNow(contactCentre, telling).then(() => true);
    const open = (await records.callbacks.due(10_000)).find(({ reference }) => reference === telling.reference);
    // cancelled in the meantime: nothing to tell
    if (!open) return true;
    return tellNow(contactCentre, { ...telling, phone: open.phone }).then(() => true);
  }

  async #lookUp(key: string, { conversationId, lookup }: { conversationId: string; lookup: LookupName }): Promise<boolean> {
    const { registry, turns, live } = this.#parts;
    if (!(await registry.ready())) return false;
    const answer = await turns.happened(conversationId, key, { happened: 'lookup-later', lookup });
    live.publish(conversationId, { personal: answer.signedIn, answer });
    return true;
  }
}
