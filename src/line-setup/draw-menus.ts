import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../content/read-content.ts';
import { MENU_SIZE } from './menu-page.ts';

const FONTS = 'node_modules/@fontsource/sarabun/files';

/** Run in the page: the words of tiles that are too small for them. */
const SPILLED = `[...document.querySelectorAll('section')]
  .filter((tile) => tile.scrollHeight > tile.clientHeight || tile.scrollWidth > tile.clientWidth)
  .map((tile) => tile.innerText.replace(/\\s+/g, ' '))`;

/**
 * Draws pages as PNG pictures with the Chromium of the machine. Only for developers: playwright-core and the font are development packages,
 * and the pictures are kept in the repository.
 * @throws Error that says what is missing.
 */
export async function drawPages(pages: readonly string[], executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'): Promise<Buffer[]> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }).catch((cause: unknown) => {
    throw new Error(`No browser at ${executablePath}. Drawing needs Chromium: apt-get install chromium, or set CHROMIUM to its path.`, { cause });
  });
  try {
    const page = await browser.newPage({ viewport: MENU_SIZE, deviceScaleFactor: 1 });
    const pictures: Buffer[] = [];
    for (const html of pages) {
      await page.setContent(html);
      await page.addStyleTag({ content: fontFaces() });
      await page.evaluate('document.fonts.load("700 100px Sarabun", "ก").then(() => document.fonts.ready)');
      const spilled = await page.evaluate<string[]>(SPILLED);
      if (spilled.length > 0)
        throw new Error(
          `Words do not fit their tile: ${spilled.join(', ')}. Shorten the label or hint in knowledge/line-menu.yaml, or let its line break with |.`,
        );
      pictures.push(await page.screenshot({ type: 'png' }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** The project's own font, so that the pictures are the same on every machine. */
function fontFaces(): string {
  const face = (script: string, weight: number, range: string): string => {
    const data = readFileSync(join(ROOT, FONTS, `sarabun-${script}-${weight}-normal.woff2`)).toString('base64');
    return `@font-face { font-family: Sarabun; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); unicode-range: ${range} }`;
  };
  return [600, 700]
    .flatMap((weight) => [face('thai', weight, 'U+0E00-0E7F, U+200B-200D, U+25CC'), face('latin', weight, 'U+0000-00FF, U+2013-2026')])
    .join('\n');
}
