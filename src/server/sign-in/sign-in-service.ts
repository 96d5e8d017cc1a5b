import type { Logger } from 'pino';
import { type Identity, type IdentityProvider, SignInError } from '../../connectors/identity/identity.ts';
import { requireSecure } from '../../connectors/identity/is-loopback.ts';
import type { Records, SignIn } from '../../storage/records/records.ts';
import { hashOf, newSecret, SECRET, sameHash } from './secret-cookie.ts';
import { type RefusalCode, SignInRefusal } from './sign-in-refusal.ts';

const LINK_MINUTES = 10;
export const START_PATH = '/auth/start';
export const CALLBACK_PATH = '/auth/callback';
const AFTER_SIGN_IN = '/?signed-in=1';

/** A sign-in that went well. */
export interface SignedInPerson {
  /** The conversation that asked for the link; never one that the browser named. */
  conversationId: string;
  browserHash: string;
  /** Hash of the secret that the browser gets now; keep it with the session and compare (`readSignedHash`) before anything personal is shown. */
  signedHash: string;
  identity: Identity;
}

export interface SignInParts {
  provider: IdentityProvider;
  records: Pick<Records, 'signIns' | 'audit'>;
  /** Where people reach us, such as https://ask.example.go.th; the provider sends browsers back to /auth/callback there. */
  publicUrl: string;
  /** Stores who signed in and lets the waiting question be answered. The browser is told "signed in" only after it has ended well. */
  onSignedIn: (person: SignedInPerson) => Promise<void>;
  /**
   * The other end, of a sign-in that was asked for on LINE: nobody is signed in in the browser, LINE has its say first.
   * @returns the address at which the browser goes on.
   * @throws SignInRefusal
   */
  onSignedInForLine?: ((person: Pick<SignedInPerson, 'conversationId' | 'identity'>) => Promise<string>) | undefined;
  log: Logger;
}

/** A sign-in from its link to its end. Every refusal is in the audit trail before it is thrown. */
export class SignInService {
  readonly #parts: SignInParts;
  readonly #callback: URL;

  /** @throws Error when the public address is neither https nor on this machine. */
  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#callback = new URL(CALLBACK_PATH, requireSecure('PUBLIC_URL', parts.publicUrl));
  }

  /** Whether cookies may be kept to https. */
  get secure(): boolean {
    return this.#callback.protocol === 'https:';
  }

  /**
   * A link for one conversation, which opens once, in the browser that asked.
   * @param level least identity assurance level, such as 2.3.
   * @returns a path on the public address.
   */
  async createLink(request: { conversationId: string; browserHash: string; level: number }): Promise<{ url: string; minutes: number }> {
    const ticket = newSecret();
    await this.#parts.records.signIns.create(ticket, request, LINK_MINUTES);
    return { url: `${START_PATH}?ticket=${ticket}`, minutes: LINK_MINUTES };
  }

  /** A ticket for a conversation on LINE. It belongs to no browser before one opens it with `start`. */
  async createLineTicket({ conversationId, level }: { conversationId: string; level: number }): Promise<{ ticket: string; minutes: number }> {
    const ticket = newSecret();
    await this.#parts.records.signIns.create(ticket, { conversationId, browserHash: '', level, channel: 'line' }, LINK_MINUTES);
    return { ticket, minutes: LINK_MINUTES };
  }

  /**
   * The link was opened.
   * @param channel whose ticket it must be.
   * @returns the address of the provider to send the browser to.
   * @throws SignInRefusal
   */
  async start(ticket: unknown, browserHash: string | undefined, channel?: 'line'): Promise<string> {
    // without the cookie the link stays good: a preview or a scanner may have fetched it
    if (!browserHash) throw await this.#refuse('browser', undefined, channel);
    if (typeof ticket !== 'string' || !SECRET.test(ticket)) throw await this.#refuse('link', undefined, channel);
    const { provider, records } = this.#parts;
    // asked first, so that a provider that is down does not cost the person their link
    const { url, attempt } = await this.#fenced({ channel }, () => provider.begin(this.#callback.href));
    const signIn = await this.#fenced({ channel }, () => records.signIns.open(ticket, attempt, channel && browserHash));
    if (!signIn) throw await this.#refuse('link', undefined, channel);
    await this.#sameBrowser(signIn, browserHash);
    return url;
  }

  /**
   * The browser came back from the provider.
   * @param query what the browser brought, as it stands behind the question mark.
   * @returns where the browser goes on, and the secret for its new cookie when it is now signed in.
   * @throws SignInRefusal
   */
  async finish(query: string, browserHash: string | undefined): Promise<{ to: string; secret?: string }> {
    const { provider, records, onSignedIn, onSignedInForLine } = this.#parts;
    const cameTo = new URL(this.#callback);
    cameTo.search = query;
    const [state, ...more] = cameTo.searchParams.getAll('state');
    const signIn = await this.#fenced({}, async () => (state && more.length === 0 ? records.signIns.takeByState(state) : undefined));
    const attempt = signIn?.attempt;
    if (!signIn || !attempt) throw await this.#refuse('state');
    await this.#sameBrowser(signIn, browserHash);
    const { conversationId, level, channel } = signIn;
    return this.#fenced({ conversationId, channel }, async () => {
      const identity = await provider.finish(cameTo, attempt, level);
      if (channel === 'line') {
        if (!onSignedInForLine) throw new SignInRefusal('failed');
        return { to: await onSignedInForLine({ conversationId, identity }) };
      }
      const secret = newSecret();
      await onSignedIn({ conversationId, browserHash: signIn.browserHash, signedHash: hashOf(secret), identity });
      return { to: AFTER_SIGN_IN, secret };
    });
  }

  async #sameBrowser(signIn: SignIn, browserHash: string | undefined): Promise<void> {
    if (!browserHash || !sameHash(browserHash, signIn.browserHash)) throw await this.#refuse('browser', signIn.conversationId, signIn.channel);
  }

  /** Whatever goes wrong in `work` comes out as a refusal. */
  async #fenced<T>({ conversationId, channel }: Partial<Pick<SignIn, 'conversationId' | 'channel'>>, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'unknown', message: 'not an error' };
      this.#parts.log.warn({ conversationId, err: { name, message } }, 'sign-in');
      const known = error instanceof SignInError || error instanceof SignInRefusal;
      throw await this.#refuse(known ? error.code : 'failed', conversationId, channel);
    }
  }

  async #refuse(code: RefusalCode, conversationId?: string, channel?: SignIn['channel']): Promise<SignInRefusal> {
    try {
      await this.#parts.records.audit.add({ actor: 'person', action: 'sign-in.refused', personKey: undefined, conversationId, detail: code });
    } catch {
      // the person is refused all the same; the log is what is left
      this.#parts.log.error({ conversationId, code }, 'a refused sign-in could not be written to the audit trail');
    }
    return new SignInRefusal(code, channel);
  }
}
