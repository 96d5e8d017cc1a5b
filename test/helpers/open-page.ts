/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const SHOTS = 'test-results/screens';
/** CSS pixels; more than any conversation of a test needs. */
const TALL = 6000;

/** A browser for a whole test file. Close it. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #cache: string;

  private constructor(browser: Browser, cache: string) {
    this.#browser = browser;
    this.#cache = cache;
  }

  static async launch(): Promise<TestBrowser> {
    mkdirSync(SHOTS, { recursive: true });
    const cache = mkdtempSync(join(tmpdir(), 'chromium-'));
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disk-cache-dir=${cache}`,
      ],
    });
    return new TestBrowser(browser, cache);
  }

  /** A person who has not been here before opens the chat. @param base address without a slash at the end. */
  async open(base: string, options: BrowserContextOptions = {}): Promise<ChatPage> {
    const context = await this.#browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'th-TH', reducedMotion: 'reduce', ...options });
    const chat = new ChatPage(context, await context.newPage(), base);
    await chat.page.goto(`${base}/`);
    await chat.log.getByText('ผมคือผู้ช่วยถาม 1506').waitFor();
    return chat;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#cache, { recursive: true, force: true });
  }
}

/** The chat page as a person uses it. */
export class ChatPage {
  readonly page: Page;
  /** What the page did wrong by itself; requests that failed on purpose are taken out by `forgive`. */
  readonly errors: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, page: Page, base: string) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      // the pages of the provider are not ours
      if (message.type() === 'error' && message.location().url.startsWith(base)) this.errors.push(message.text());
    });
    // before the test itself runs out of time, so that the failure says what was waited for
    page.setDefaultTimeout(20_000);
  }

  get log() {
    return this.page.getByRole('log');
  }

  /** The last thing that the assistant said. */
  get lastCard() {
    return this.page.locator('.card').last();
  }

  async ask(question: string): Promise<void> {
    await this.page.getByRole('textbox').fill(question);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.bubble.mine').last().getByText(question).waitFor();
  }

  async press(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).last().click();
  }

  async seeText(text: string): Promise<void> {
    await this.log.getByText(text).last().waitFor();
  }

  /** No findings of axe, nothing scrolls sideways, and a picture to look at. */
  async expectGood(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`) });
    // all of it on the screen: what lies half under the question box would count as too small to press
    const size = this.page.viewportSize() as { width: number; height: number };
    await this.page.setViewportSize({ ...size, height: TALL });
    // no frames here: axe need not open another page to put theirs together, and what is right is not counted
    const axe = new AxeBuilder({ page: this.page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    await this.page.setViewportSize(size);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await this.expectNoSidewaysScroll();
  }

  async expectNoSidewaysScroll(): Promise<void> {
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  }

  /** The browser itself reports a request that failed; this one was meant to. */
  forgive(): void {
    this.errors.length = 0;
  }

  async close(): Promise<void> {
    await this.#context.close();
    expect(this.errors).toEqual([]);
  }
}
