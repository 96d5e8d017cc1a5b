import type { LineApi } from './line-api.ts';
import type { LineHooks } from './line-hooks.ts';

const EVERY_MS = 600_000;

/** Asks now and then how much of the month's messages is used up. */
export class QuotaWatch {
  readonly #look: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;

  constructor(api: Pick<LineApi, 'quota'>, hooks: LineHooks, onError: (error: unknown) => void) {
    this.#look = async () => {
      try {
        const { limit, used } = await api.quota();
        hooks.onQuota?.(limit, used);
      } catch (error) {
        onError(error);
      }
    };
  }

  /** Looks at once, and then every ten minutes. */
  async start(): Promise<void> {
    this.#timer = setInterval(this.#look, EVERY_MS).unref();
    await this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
