import { type SignInAttempt, SignInError } from '../../connectors/identity/identity.ts';
import { requireSecure } from '../../connectors/identity/is-loopback.ts';
import type { StaffIdentity } from '../../connectors/identity/staff-provider.ts';
import { keyedHash } from '../../storage/records/hash.ts';
import { changed } from '../desk-parts.ts';
import type { DoorParts } from './access-parts.ts';
import { DeskRefusal, type DeskRefusalCode } from './desk-refusal.ts';
import { newSecret, sameText } from './secrets.ts';

export const SIGN_IN_PATH = '/desk/sign-in';
export const CALLBACK_PATH = '/desk/callback';
/** From going to the provider to coming back. */
export const SIGN_IN_MINUTES = 10;
/** Who was refused before they were known: no id can be this. */
const UNKNOWN = '?';

/** What is kept, sealed, of a sign-in under way. */
interface UnderWay extends SignInAttempt {
  browserHash: string;
}

type Parts = Pick<DoorParts, 'staffProvider' | 'publicUrl' | 'records' | 'keyRing' | 'settings' | 'live' | 'log'>;

/** Staff signing in, from going to their provider to their session. Every refusal is in the audit trail before it is thrown. */
export class StaffSignIn {
  readonly #parts: Parts;
  readonly #callback: URL;

  /** @throws Error when the public address is neither https nor on this machine. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#callback = new URL(CALLBACK_PATH, requireSecure('PUBLIC_URL', parts.publicUrl));
  }

  /**
   * Somebody wants to sign in.
   * @param browser the browser's secret, when it has one: another of its tabs may be signing in as well.
   * @returns the address of the provider to send the browser to, and the secret it must come back with.
   * @throws DeskRefusal
   */
  async start(browser: string | undefined): Promise<{ url: string; browser: string }> {
    const { staffProvider, records } = this.#parts;
    return this.#fenced(async () => {
      const { url, attempt } = await staffProvider.begin(this.#callback.href);
      const secret = browser ?? newSecret();
      const payload: UnderWay = { ...attempt, browserHash: this.#browserHash(secret) };
      await records.onceTokens.issue('desk', attempt.state, { conversationId: '', personKey: undefined, payload }, SIGN_IN_MINUTES);
      return { url, browser: secret };
    });
  }

  /**
   * The browser came back from the provider.
   * @param query what it brought, as it stands behind the question mark.
   * @param secrets of the browser: that of its way to the provider, and of a session that the new one takes the place of.
   * @returns the token of the new session, always a new one.
   * @throws DeskRefusal
   */
  async finish(query: string, secrets: { browser: string | undefined; session: string | undefined }): Promise<string> {
    const { staffProvider, records } = this.#parts;
    const cameTo = new URL(this.#callback);
    cameTo.search = query;
    const [state, ...more] = cameTo.searchParams.getAll('state');
    const taken = await this.#fenced(async () => (state && more.length === 0 ? records.onceTokens.take('desk', state) : undefined));
    if (!taken) throw await this.#refuse('state');
    const { browserHash, ...attempt } = taken.payload as UnderWay;
    if (!secrets.browser || !sameText(browserHash, this.#browserHash(secrets.browser))) throw await this.#refuse('browser');
    const staff = await this.#fenced(() => staffProvider.finish(cameTo, attempt));
    return this.#fenced(() => this.#begin(staff, secrets.session), staff.id);
  }

  async #begin(staff: StaffIdentity, before: string | undefined): Promise<string> {
    const { records, settings } = this.#parts;
    const { agents, sessions } = records.desk;
    const { id, roles } = staff;
    if (roles.length === 0) {
      // their sessions elsewhere have nothing to do here any more either
      if (await agents.of(id)) await agents.signedIn(staff);
      throw new DeskRefusal('role');
    }
    await records.audit.add({ actor: `agent:${id}`, action: 'desk.sign-in', personKey: undefined, conversationId: undefined, detail: roles.join(' ') });
    await agents.signedIn(staff);
    if (before) await sessions.end(before);
    const token = newSecret();
    await sessions.begin(token, id, settings.session.hours);
    changed(this.#parts, { changed: 'queue' });
    return token;
  }

  #browserHash(secret: string): string {
    return keyedHash(this.#parts.keyRing, 'desk-browser', secret);
  }

  /** Whatever goes wrong in `work` comes out as a refusal. */
  async #fenced<T>(work: () => Promise<T>, id?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: 'unknown', message: 'not an error' };
      this.#parts.log.warn({ agent: id, err: { name, message } }, 'sign-in at the desk');
      const known = error instanceof SignInError || error instanceof DeskRefusal;
      throw await this.#refuse(known ? error.code : 'failed', id);
    }
  }

  async #refuse(code: DeskRefusalCode, id = UNKNOWN): Promise<DeskRefusal> {
    try {
      await this.#parts.records.audit.add({ actor: `agent:${id}`, action: 'desk.refused', personKey: undefined, conversationId: undefined, detail: code });
    } catch {
      // they are refused all the same; the log is what is left
      this.#parts.log.error({ code }, 'a refused sign-in at the desk could not be written to the audit trail');
    }
    return new DeskRefusal(code);
  }
}
