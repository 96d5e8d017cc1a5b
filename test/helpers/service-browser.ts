import type { ChatAnswer } from '../../src/channels/web/web-chat.ts';
import { AuthBrowser, location } from './auth-browser.ts';

/** What POST /api/chat takes. */
export interface ChatBody {
  conversationId?: string;
  messageId?: string;
  text?: string;
  choice?: string;
  lang?: 'th' | 'en';
  resume?: true;
}

/** A browser in which somebody chats, with its cookies. Like the page it goes on in the conversation that it was given. */
export class ServiceBrowser extends AuthBrowser {
  conversationId: string | undefined;
  #base: string;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  /** From now on asks another process: to a browser it is the same address. */
  movedTo(base: string): this {
    this.#base = base;
    return this;
  }

  post(body: ChatBody): Promise<Response> {
    return this.fetch(`${this.#base}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(this.conversationId ? { conversationId: this.conversationId } : {}), ...body }),
    });
  }

  async ask(body: ChatBody): Promise<ChatAnswer> {
    const response = await this.post(body);
    if (response.status !== 200) throw new Error(`POST /api/chat answers ${response.status}: ${await response.text()}`);
    const answer = (await response.json()) as ChatAnswer;
    this.conversationId = answer.conversationId;
    return answer;
  }

  say(text: string): Promise<ChatAnswer> {
    return this.ask({ text });
  }

  choose(choice: string): Promise<ChatAnswer> {
    return this.ask({ choice });
  }

  /** Asks for one's own contributions, signs in through the link, gives consent. @returns the personal answer. */
  async signInAs(nationalId: string): Promise<ChatAnswer> {
    const asked = await this.choose('topic:lookup.contributions');
    const back = await this.fetch(await this.signInAtProvider(linkIn(asked, this.#base), { nationalId }));
    await location(back, this.#base);
    const resumed = await this.ask({ resume: true });
    // who consented before is not asked again
    return choicesOf(resumed).includes('consent:lookup') ? this.choose('consent:lookup') : resumed;
  }
}

/** The address of the link in an answer. @throws Error with the answer when it has none. */
export function linkIn(answer: ChatAnswer, base: string): string {
  const link = answer.replies.find((reply) => reply.link)?.link;
  if (!link) throw new Error(`No link in: ${wordsOf(answer)}`);
  return new URL(link.url, base).href;
}

/** Everything that is said in an answer. */
export function wordsOf({ replies }: Pick<ChatAnswer, 'replies'>): string {
  return replies.map(({ text }) => text).join('\n');
}

/** Ids of the choices of an answer. */
export function choicesOf({ replies }: Pick<ChatAnswer, 'replies'>): string[] {
  return replies.flatMap((reply) => (reply.choices ?? []).map(({ id }) => id));
}

/** Books a callback by its form. @returns the last answer, with the reference. */
export async function bookCallback(browser: ServiceBrowser, about: string, phone: string): Promise<ChatAnswer> {
  await browser.choose('topic:action.callback');
  await browser.say(about);
  const windows = await browser.say(phone);
  await browser.choose(choicesOf(windows).find((id) => id.startsWith('slot:window:')) ?? 'no window was offered');
  return browser.choose('yes');
}

/** Files a complaint about an office by its form. @returns the last answer, with the reference. */
export async function fileComplaint(browser: ServiceBrowser, { who, what, phone }: { who: string; what: string; phone?: string }): Promise<ChatAnswer> {
  await browser.choose('topic:action.complaint');
  await browser.choose('slot:about:office');
  await browser.say(who);
  await browser.say(what);
  await browser.choose('slot:when:');
  await browser.choose('slot:where:');
  if (phone) await browser.say(phone);
  else await browser.choose('slot:phone:');
  return browser.choose('yes');
}

/** The reference number in an answer, such as C-7KMA-XW4T. */
export function referenceIn(answer: ChatAnswer): string {
  const reference = /[CR]-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(wordsOf(answer))?.[0];
  if (!reference) throw new Error(`No reference number in: ${wordsOf(answer)}`);
  return reference;
}
