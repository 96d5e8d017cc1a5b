import type { AuditEntry, Records, SignIn } from '../../src/storage/records/records.ts';

/** Sign-ins and the audit trail in memory, with a clock that a test can turn. */
export class AuthMemoryRecords implements Pick<Records, 'signIns' | 'audit'> {
  /** Milliseconds; only differences matter. */
  now = 0;
  readonly entries: AuditEntry[] = [];
  readonly #links = new Map<string, { signIn: SignIn; until: number }>();
  readonly #attempts = new Map<string, { signIn: SignIn; until: number }>();

  readonly signIns: Records['signIns'] = {
    create: async (token, signIn, minutes) => {
      this.#links.set(token, { signIn: { ...signIn, attempt: undefined }, until: this.now + minutes * 60_000 });
    },
    open: async (token, attempt) => {
      const link = this.#take(this.#links, token);
      if (!link) return undefined;
      const signIn = { ...link.signIn, attempt };
      this.#attempts.set(attempt.state, { signIn, until: link.until });
      return signIn;
    },
    takeByState: async (state) => this.#take(this.#attempts, state)?.signIn,
  };

  readonly audit: Records['audit'] = {
    add: async (entry) => {
      this.entries.push({ ...entry, at: new Date(this.now).toISOString() });
    },
    list: async ({ limit, ...wanted }) =>
      this.entries.filter((entry) => Object.entries(wanted).every(([key, value]) => entry[key as keyof AuditEntry] === value)).slice(0, limit),
  };

  #take(from: Map<string, { signIn: SignIn; until: number }>, key: string): { signIn: SignIn; until: number } | undefined {
    const found = from.get(key);
    from.delete(key);
    return found && found.until > this.now ? found : undefined;
  }
}
