import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './answer.ts';
import { problem } from './answer.ts';

/** Does the work of a key once and gives the same answer again; another request under the same key is refused. */
export class Idempotency {
  readonly #kept = new Map<string, { body: unknown; answer: Answer }>();

  /** @param scope of the key: the operation. */
  once(scope: string, key: string, body: unknown, work: () => Answer): Answer {
    const name = `${scope} ${key}`;
    const before = this.#kept.get(name);
    if (!before) {
      const answer = work();
      this.#kept.set(name, { body, answer });
      return answer;
    }
    return isDeepStrictEqual(before.body, body) ? before.answer : problem(409, 'key-reused', 'The key was used for another request');
  }

  clear(): void {
    this.#kept.clear();
  }
}
