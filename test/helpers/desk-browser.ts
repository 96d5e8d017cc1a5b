import type { Me } from '../../src/desk/api.ts';
import { AuthBrowser } from './auth-browser.ts';

/** A browser at the desk, with its cookies. */
export class DeskBrowser extends AuthBrowser {
  readonly #base: string;
  #csrf = '';

  constructor(base: string) {
    super();
    this.#base = base;
  }

  /** Goes to the provider, becomes somebody of sandbox/openid/staff.ts, and stops before it comes back. @returns the address to come back to. */
  becomeAtProvider(staff: string): Promise<string> {
    return this.signInAtProvider(`${this.#base}/desk/sign-in`, { staff });
  }

  /** Signs in. @throws Error with the page when that is refused. */
  async signInAs(staff: string): Promise<Me> {
    const back = await this.fetch(await this.becomeAtProvider(staff));
    if (back.status !== 303) throw new Error(`Signing in as ${staff} answers ${back.status}: ${await back.text()}`);
    const me = (await (await this.get('/me')).json()) as Me;
    this.#csrf = me.csrf;
    return me;
  }

  /** @param path under /api/desk. */
  get(path: string): Promise<Response> {
    return this.fetch(`${this.#base}/api/desk${path}`);
  }

  /** A change as the page of the desk makes it. @param headers instead of its own. */
  send(method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> {
    const own = { 'content-type': 'application/json', 'x-desk-csrf': this.#csrf, origin: this.#base };
    return this.fetch(`${this.#base}/api/desk${path}`, { method, headers: { ...own, ...headers }, body: JSON.stringify(body) });
  }
}
