/** The platform's time. It goes on by itself and can be moved on, so that reply and link tokens expire without waiting. */
export class Clock {
  readonly #base: () => number;
  #ahead = 0;

  /** @param base ms since 1970. */
  constructor(base: () => number) {
    this.#base = base;
  }

  now(): number {
    return this.#base() + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  reset(): void {
    this.#ahead = 0;
  }
}
