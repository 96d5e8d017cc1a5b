import type { DeskEvent } from '../../../src/desk/api.ts';

export type LiveState = 'connecting' | 'connected' | 'reconnecting';

const WAITS_MS = [500, 1000, 2000, 5000];
/** A connection that opens and says nothing for long may be dead without anybody having noticed. */
const READ_ANEW_MS = 45_000;

type OnChange = (event: DeskEvent | undefined) => void;

/**
 * The stream of /api/desk/events. Whoever listens is told what changed; `undefined` after each (re)connection, and from time to time: read
 * everything anew, whatever was missed.
 */
export class LiveConnection {
  #state: LiveState = 'connecting';
  #source: EventSource | undefined;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #anew: ReturnType<typeof setInterval> | undefined;
  readonly #changes = new Set<OnChange>();
  readonly #states = new Set<() => void>();

  /** @returns stop. */
  start(): () => void {
    this.#open();
    this.#anew = setInterval(() => this.#tell(undefined), READ_ANEW_MS);
    window.addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    return () => {
      clearInterval(this.#anew);
      clearTimeout(this.#retry);
      this.#source?.close();
      window.removeEventListener('online', this.#now);
      document.removeEventListener('visibilitychange', this.#now);
    };
  }

  /** A request did not get through: the stream is looked at too. */
  doubt(): void {
    if (this.#state === 'connected') this.#lost();
  }

  onChange(listener: OnChange): () => void {
    this.#changes.add(listener);
    return () => this.#changes.delete(listener);
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.#states.add(listener);
    return () => this.#states.delete(listener);
  };

  readonly state = (): LiveState => this.#state;

  readonly #now = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (this.#state !== 'connected') this.#open();
    else this.#tell(undefined);
  };

  #open(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource('/api/desk/events');
    this.#source = source;
    source.addEventListener('open', () => {
      this.#tries = 0;
      this.#become('connected');
      this.#tell(undefined);
    });
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => this.#tell(JSON.parse(data) as DeskEvent));
    source.addEventListener('error', () => {
      // refused and not broken off: whoever reads something now learns why, such as that the session is over
      if (source.readyState === EventSource.CLOSED) this.#tell(undefined);
      this.#lost();
    });
  }

  #lost(): void {
    this.#source?.close();
    clearTimeout(this.#retry);
    this.#become('reconnecting');
    const wait = WAITS_MS[Math.min(this.#tries++, WAITS_MS.length - 1)] as number;
    // all desks lose a restarted server at once; they need not all come back at once
    this.#retry = setTimeout(() => this.#open(), wait * (0.75 + Math.random() / 2));
  }

  #become(state: LiveState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#states) listener();
  }

  #tell(event: DeskEvent | undefined): void {
    for (const listener of this.#changes) listener(event);
  }
}
