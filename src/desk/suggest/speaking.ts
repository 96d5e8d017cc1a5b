/** A text that a recogniser may still change. */
export interface Unfinished {
  /** Of the recogniser. */
  segment: number;
  /** Redacted. */
  text: string;
}

/** So long what is heard in a call counts. */
export const HEARD_MS = 2 * 3_600_000;

/** What is being said in calls at this moment, for every process; forgotten after two hours. Final texts are in the transcripts. */
export interface Speaking {
  /** @param text nothing: it is final. */
  set(callId: string, text: Unfinished | undefined): Promise<void>;
  of(callId: string): Promise<Unfinished | undefined>;
  close(): Promise<void>;
}

/** Within this process. */
export class MemorySpeaking implements Speaking {
  readonly #texts = new Map<string, Unfinished & { until: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async set(callId: string, text: Unfinished | undefined): Promise<void> {
    // the one set last stands last: those in front have run out first
    this.#texts.delete(callId);
    for (const [id, { until }] of this.#texts) {
      if (until > this.#now()) break;
      this.#texts.delete(id);
    }
    if (text) this.#texts.set(callId, { ...text, until: this.#now() + HEARD_MS });
  }

  async of(callId: string): Promise<Unfinished | undefined> {
    const kept = this.#texts.get(callId);
    return kept && kept.until > this.#now() ? { segment: kept.segment, text: kept.text } : undefined;
  }

  async close(): Promise<void> {
    this.#texts.clear();
  }
}
