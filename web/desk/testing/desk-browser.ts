/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const SHOTS = 'test-results/screens';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that axe judges by colours. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

/** A browser for a whole test file. Close it. */
export class DeskBrowser {
  readonly #browser: Browser;
  readonly #cache: string;

  private constructor(browser: Browser, cache: string) {
    this.#browser = browser;
    this.#cache = cache;
  }

  static async launch(): Promise<DeskBrowser> {
    mkdirSync(SHOTS, { recursive: true });
    const cache = mkdtempSync(join(tmpdir(), 'chromium-'));
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', `--disk-cache-dir=${cache}`];
    return new DeskBrowser(await chromium.launch({ executablePath: '/usr/bin/chromium', args }), cache);
  }

  /** An agent who has not used this machine before opens the desk. @param address such as http://127.0.0.1:1234/desk/ */
  async open(address: string, options: BrowserContextOptions = {}): Promise<DeskPage> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'th-TH', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const desk = new DeskPage(context, page);
    await page.goto(address);
    return desk;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#cache, { recursive: true, force: true });
  }
}

/** The desk as an agent uses it. */
export class DeskPage {
  readonly page: Page;
  /** What the page did wrong by itself, such as a style that its policy forbids. */
  readonly errors: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      // the browser reports each answer that is no success by itself; here they are meant
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.errors.push(message.text());
    });
    page.setDefaultTimeout(20_000);
  }

  get rows() {
    return this.page.getByRole('option');
  }

  get thread() {
    return this.page.getByRole('log', { name: 'บทสนทนา' });
  }

  get write() {
    return this.page.getByRole('textbox', { name: 'พิมพ์ตอบผู้ถาม' });
  }

  /** The suggested answers, the best first. */
  get suggestions() {
    return this.page.getByRole('article');
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  async see(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** What axe finds; a picture of it lies beside the test's results. */
  async findings(name: string): Promise<string[]> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`) });
    return this.#violations((axe) => axe.withTags(STANDARDS));
  }

  /** What axe finds in both schemes: in the dark what depends on colours, in the light everything. The desk stands in the light afterwards. */
  async findingsInBothSchemes(name: string): Promise<string[]> {
    await this.#scheme('dark');
    await this.page.screenshot({ path: join(SHOTS, `${name}-dark.png`) });
    const inTheDark = await this.#violations((axe) => axe.withRules(BY_COLOUR));
    await this.#scheme('light');
    return [...inTheDark.map((finding) => `dark: ${finding}`), ...(await this.findings(`${name}-light`))];
  }

  /**
   * Whoever comes next finds a machine that nobody has used: quicker than another window, which would load and read everything anew.
   * @param base of the server that was shown; a page of it without a script, so that nothing is kept again.
   */
  async leave(base: string): Promise<void> {
    await this.page.goto(`${base}/nothing-here`);
    await this.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.page.mouse.move(0, 0);
  }

  /** As when the computer changes at sunset; until every colour has changed. */
  async #scheme(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await this.page.evaluate(async () => {
      const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
    });
  }

  async #violations(choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
    // the desk has no frames: axe need not open another page to put theirs together, and what is right is not counted
    const axe = choose(new AxeBuilder({ page: this.page }).options({ resultTypes: ['violations'] }).setLegacyMode());
    const { violations } = await axe.analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.any.map(({ message }) => message).join(' ')}`).join('\n')}`);
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
