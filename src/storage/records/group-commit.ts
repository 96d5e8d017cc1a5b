/** At most so many in one transaction. */
const MOST = 200;

interface Waiting<Item> {
  item: Item;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes what comes at the same time in one transaction, so that many turns share one wait for the disk. Each caller still waits until its own is on
 * disk. When a group fails, its members are written one by one, so that one that cannot be written fails alone.
 */
export class GroupCommit<Item> {
  readonly #write: (items: Item[]) => Promise<void>;
  #waiting: Waiting<Item>[] = [];
  #running = false;

  /** @param write puts all of them into the database, or none. */
  constructor(write: (items: Item[]) => Promise<void>) {
    this.#write = write;
  }

  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // what is added in this round of events belongs together
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#group(this.#waiting.splice(0, MOST));
    this.#running = false;
  }

  async #group(group: Waiting<Item>[]): Promise<void> {
    try {
      await this.#write(group.map(({ item }) => item));
      for (const { done } of group) done();
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) return only.failed(error);
      for (const one of group) await this.#group([one]);
    }
  }
}
