import { CookieJar } from './cookie-jar.ts';

/** Where a response sends the browser. @throws Error with the page when it sends it nowhere. */
export async function location(response: Response, from: string | URL): Promise<string> {
  const target = response.headers.get('location');
  if (!target) throw new Error(`No redirect but ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return new URL(target, from).href;
}

/** A browser that signs people in. */
export class AuthBrowser extends CookieJar {
  /** Asks in the chat of a conversation for its sign-in link. */
  async askForLink(service: string, conversationId: string): Promise<string> {
    const response = await this.fetch(`${service}/test/link/${conversationId}`, { method: 'POST' });
    const { url } = (await response.json()) as { url: string };
    return new URL(url, service).href;
  }

  /**
   * Opens a link, becomes a person at the provider, and stops before it comes back.
   * @param form what is sent from the provider's page: `{nationalId}` or `{cancel: '1'}`.
   * @returns the callback address with its code and state.
   */
  async signInAtProvider(link: string, form: Record<string, string>): Promise<string> {
    const authorize = await location(await this.fetch(link), link);
    const page = await location(await this.fetch(authorize), authorize);
    const shown = await this.fetch(page);
    if (shown.status !== 200) throw new Error(`The provider's page answers ${shown.status}`);
    const resume = await location(await this.fetch(page, { method: 'POST', body: new URLSearchParams(form) }), page);
    return location(await this.fetch(resume), resume);
  }
}
