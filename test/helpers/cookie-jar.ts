interface Cookie {
  name: string;
  value: string;
  host: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string | undefined;
}

/** A browser as far as cookies go: kept by host (not by port) and path, forgotten when told so. Redirects are not followed. */
export class CookieJar {
  readonly #cookies: Cookie[] = [];

  /** Fetches with the cookies that fit and keeps the ones that come. */
  async fetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { href, hostname, pathname, protocol } = new URL(url);
    const fitting = this.#cookies.filter((cookie) => cookie.host === hostname && fits(pathname, cookie.path) && (!cookie.secure || protocol === 'https:'));
    const headers = new Headers(init.headers);
    if (fitting.length > 0) headers.set('cookie', fitting.map(({ name, value }) => `${name}=${value}`).join('; '));
    const response = await fetch(href, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line, hostname, pathname);
    return response;
  }

  /** A cookie by name, whatever its host. */
  find(name: string): Cookie | undefined {
    return this.#cookies.find((cookie) => cookie.name === name);
  }

  #keep(line: string, host: string, from: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const attribute = (wanted: string): string | undefined =>
      attributes.map((part) => part.split('=')).find(([name]) => name?.toLowerCase() === wanted)?.[1] ??
      (attributes.some((part) => part.toLowerCase() === wanted) ? '' : undefined);
    const [name = '', ...value] = pair.split('=');
    const path = attribute('path') ?? from.slice(0, from.lastIndexOf('/') || 1);
    const at = this.#cookies.findIndex((cookie) => cookie.name === name && cookie.host === host && cookie.path === path);
    if (at >= 0) this.#cookies.splice(at, 1);
    const expires = attribute('expires');
    if (expires !== undefined && Date.parse(expires) <= Date.now()) return;
    this.#cookies.push({
      name,
      value: value.join('='),
      host,
      path,
      secure: attribute('secure') !== undefined,
      httpOnly: attribute('httponly') !== undefined,
      sameSite: attribute('samesite')?.toLowerCase(),
    });
  }
}

function fits(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
