import type { Reply } from '../../src/channels/reply.ts';
import { AuthBrowser, location } from './auth-browser.ts';
import type { LinkingStage } from './linking-stage.ts';

const EVENT_WITHIN_MS = 10_000;

/** Somebody with LINE and a browser, in which LINE knows them. */
export class LinkingPhone {
  readonly userId: string;
  readonly conversationId: string;
  readonly browser = new AuthBrowser();
  readonly #stage: LinkingStage;

  constructor(stage: LinkingStage, name: string) {
    this.#stage = stage;
    this.userId = stage.line.platform.addPerson(name);
    this.conversationId = stage.conversationOf(this.userId);
  }

  /** Becomes a friend of the account. */
  async follow(): Promise<this> {
    await this.#stage.line.platform.follow(this.userId).delivered;
    return this;
  }

  /** Types something. @returns what is said to it. */
  say(text: string): Promise<Reply[]> {
    return this.#answered(() => this.#stage.line.platform.say(this.userId, text).delivered);
  }

  /** Presses a button. */
  press(choice: string): Promise<Reply[]> {
    return this.#answered(() => this.#stage.line.platform.postback(this.userId, { data: choice }).delivered);
  }

  /** Asks for something personal. @returns the address of the link to sign in. */
  async askForLink(): Promise<string> {
    const url = (await this.press('topic:lookup.dental')).find(({ link }) => link)?.link?.url;
    if (!url) throw new Error('No link to sign in was offered');
    return url;
  }

  /** Everything that was said on this phone, as text. */
  get heard(): string {
    const mine = this.#stage.said.filter(({ conversationId }) => conversationId === this.conversationId);
    return mine.flatMap(({ answer }) => answer.replies.map(({ text }) => text)).join('\n');
  }

  /** Opens a link of the chat. @returns the address behind the button of its page. */
  async open(link: string): Promise<string> {
    const page = await (await this.browser.fetch(link)).text();
    const href = /<a href="(\/auth\/line[^"]*)">/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    if (!href) throw new Error(`No button on the page: ${page}`);
    return new URL(href, link).href;
  }

  /** From the link to LINE's page. @returns the address of LINE's page, not yet opened. */
  async signIn(link: string, nationalId: string): Promise<string> {
    const callback = await this.browser.signInAtProvider(await this.open(link), { nationalId });
    return location(await this.browser.fetch(callback), callback);
  }

  /** Opens LINE's page, on which this person is logged in. @returns the page, when the bot has had its event. */
  async agree(dialog: string): Promise<Response> {
    const { deliveries } = this.#stage.line.platform.webhooks;
    const before = deliveries.length;
    const page = await this.browser.fetch(`${dialog}&as=${this.userId}`);
    if (page.ok) for (const end = Date.now() + EVENT_WITHIN_MS; deliveries.length === before && Date.now() < end; ) await new Promise(setImmediate);
    return page;
  }

  /** All of it. */
  async link(nationalId: string): Promise<void> {
    const page = await this.agree(await this.signIn(await this.askForLink(), nationalId));
    if (!(await page.text()).includes('data-result="ok"')) throw new Error('LINE did not link the account');
  }

  async #answered(act: () => Promise<unknown>): Promise<Reply[]> {
    const { said } = this.#stage;
    const before = said.length;
    await act();
    return said
      .slice(before)
      .filter(({ conversationId }) => conversationId === this.conversationId)
      .flatMap(({ answer }) => answer.replies);
  }
}
