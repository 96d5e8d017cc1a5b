import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CountedTurn } from '../../channels/count-turn.ts';
import type { Disposition } from '../../dialog/say.ts';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import type { Measure, Measures } from '../../storage/records/desk-records.ts';
import type { DeskChannel } from '../api.ts';
import { bucketOf } from './buckets.ts';

const EVERY_MS = 10_000;
/** A service that does not say in this time whether it is ready is not. */
const READY_WITHIN_MS = 5000;

export interface RecorderParts {
  measures: Measures;
  /** Whether this process can serve, as `/readyz` says. */
  ready: () => Promise<boolean>;
  log: Pick<Logger, 'warn'>;
  clock: () => Date;
}

/**
 * Counts what happens, by day in Thailand, in memory, and adds it to the records every ten seconds and at the end: a turn only raises a number in
 * a map. What could not be added is kept and added with the next. A process that is killed loses what it counted in its last ten seconds.
 */
export class Recorder {
  readonly #parts: RecorderParts;
  #counts = new Map<string, Measure>();
  /** Not yet written: whether the service was ready, by minute. */
  readonly #minutes = new Map<string, boolean>();
  #lastMinute = '';
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** @param turn one that the assistant had no part in, because a person has the conversation, is no turn of it. */
  turn({ channel, topic, outcome, disposition, ms, newConversation, passedOn }: CountedTurn): void {
    if (newConversation) this.conversation(channel);
    if (passedOn) this.#count('conversation', channel, '', 'passed-on', passedOn);
    if (NO_TURN.has(disposition)) return;
    this.#count('turn', channel, topic, `${outcome}:${disposition}`);
    this.#count('ms', channel, '', bucketOf(ms));
  }

  /** Begun by a person, without a turn of the dialog: a call in which nothing was said yet. */
  conversation(channel: DeskChannel): void {
    this.#count('conversation', channel, '', 'begun');
  }

  /** A turn that threw. */
  error(channel: DeskChannel): void {
    this.#count('error', channel, '', '');
  }

  /** @param topic of the answer that was helpful or not. */
  feedback(channel: DeskChannel, topic: string, helpful: boolean): void {
    this.#count('feedback', channel, topic, helpful ? 'yes' : 'no');
  }

  /** A conversation came into the queue. Not again when it returns there. */
  handoff({ channel, topic, reason }: { channel: DeskChannel; topic: string; reason: string }): void {
    this.#count('handoff', channel, topic, reason);
  }

  start(): void {
    this.#next();
    this.#timer = setInterval(() => this.#next(), EVERY_MS);
    this.#timer.unref();
  }

  /** Adds what is still in memory. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.flush();
  }

  /** Notes, once a minute, whether the service is ready. */
  async minute(): Promise<void> {
    const minute = this.#parts.clock().toISOString().slice(0, 16);
    if (minute === this.#lastMinute) return;
    this.#lastMinute = minute;
    const ready = this.#parts.ready().catch(() => false);
    this.#minutes.set(minute, await Promise.race([ready, wait(READY_WITHIN_MS, false, { ref: false })]));
  }

  /** Adds what was counted to the records; what fails is logged, and kept for the next time. */
  async flush(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      if (counts.size > 0) await this.#parts.measures.add([...counts.values()]);
    } catch (error) {
      for (const [key, measure] of counts) this.#raise(key, measure);
      this.#warn(error);
    }
    try {
      for (const [minute, ready] of this.#minutes) {
        await this.#parts.measures.minute(minute, ready);
        this.#minutes.delete(minute);
      }
    } catch (error) {
      this.#warn(error);
    }
  }

  #next(): void {
    this.#running = this.#running.then(() => this.minute()).then(() => this.flush());
  }

  #count(kind: string, channel: DeskChannel, topic: string, name: string, day = dayInBangkok(this.#parts.clock())): void {
    this.#raise(`${day}\n${kind}\n${channel}\n${topic}\n${name}`, { day, kind, channel, topic, name, count: 1 });
  }

  #raise(key: string, measure: Measure): void {
    const known = this.#counts.get(key);
    if (known) known.count += measure.count;
    else this.#counts.set(key, measure);
  }

  #warn(error: unknown): void {
    this.#parts.log.warn({ err: { message: (error as Error).message } }, 'measures are kept in memory until the records take them');
  }
}

/** `empty`: a page was opened, and nothing said. The others are between the person and an agent. */
const NO_TURN: ReadonlySet<Disposition> = new Set(['empty', 'with_person', 'told']);
