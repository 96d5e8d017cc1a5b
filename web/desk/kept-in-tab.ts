const PREFIX = 'desk.';

/** What this tab keeps over a reload: what is being written or sent. Gone with the tab, and at the sign-out. */
export const keptInTab = {
  read<T>(key: string, otherwise: T): T {
    try {
      const text = sessionStorage.getItem(PREFIX + key);
      return text === null ? otherwise : (JSON.parse(text) as T);
    } catch {
      return otherwise;
    }
  },
  write(key: string, value: unknown): void {
    try {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // a browser that keeps nothing: a reload loses it
    }
  },
  clear(): void {
    try {
      sessionStorage.clear();
    } catch {
      // nothing was kept
    }
  },
};
