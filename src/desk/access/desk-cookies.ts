import type { CookieOptions, Request, Response } from 'express';
import { SECRET } from './secrets.ts';

/** `session`: who is signed in. `browser`: that the browser which comes back from the provider is the one that went there. */
export type DeskCookie = 'session' | 'browser';

/** The cookies of the desk: for this host only, out of reach of scripts, and kept to https where people come by https. */
export class DeskCookies {
  readonly #secure: boolean;

  /** @param publicUrl where staff reach the desk. */
  constructor(publicUrl: string) {
    this.#secure = new URL(publicUrl).protocol === 'https:';
  }

  /** A browser takes `__Host-` only by https, without a domain and for every path, so that no neighbouring host can plant one. */
  name(which: DeskCookie): string {
    return `${this.#secure ? '__Host-' : ''}${which === 'session' ? 'desk' : 'desk-browser'}`;
  }

  /**
   * Nothing when there is none, when it is not one of ours, or when it comes twice: then somebody may have planted one, and which is ours
   * cannot be told.
   */
  read(request: Pick<Request, 'headers'>, which: DeskCookie): string | undefined {
    const values = (request.headers.cookie ?? '').split(';').flatMap((part) => {
      const [name, value = ''] = part.trim().split('=', 2);
      return name === this.name(which) ? [value] : [];
    });
    const [only] = values;
    return only !== undefined && values.length === 1 && SECRET.test(only) ? only : undefined;
  }

  /** @param minutes it is kept; until the browser is closed when not said. */
  set(response: Response, which: DeskCookie, secret: string, minutes?: number): void {
    response.cookie(this.name(which), secret, { ...this.#options(), ...(minutes === undefined ? {} : { maxAge: minutes * 60_000 }) });
  }

  clear(response: Response, which: DeskCookie): void {
    response.clearCookie(this.name(which), this.#options());
  }

  #options(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', secure: this.#secure, path: '/' };
  }
}
