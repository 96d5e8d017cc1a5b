const PREFIX = 'desk.';

/** What this browser remembers of how somebody likes the desk. Nothing that a person said is in it. */
export const kept = {
  /** @returns `otherwise` when nothing is kept, or it cannot be read. */
  read<T>(key: string, otherwise: T): T {
    try {
      const text = localStorage.getItem(PREFIX + key);
      return text === null ? otherwise : (JSON.parse(text) as T);
    } catch {
      return otherwise;
    }
  },
  write(key: string, value: unknown): void {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // a browser that keeps nothing: the setting lasts as long as the page
    }
  },
};
