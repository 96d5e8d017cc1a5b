import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../content/read-content.ts';
import type { Lang } from '../knowledge/calendar.ts';
import { MENU_KEYS, type MenuKey } from './menu-keys.ts';
import { menuPage } from './menu-page.ts';
import type { LineMenu, MenuTile } from './read-line-menu.ts';

const FOLDER = 'assets/line';
const RECORD = `${FOLDER}/drawn.json`;

/** LINE's limit for the picture of a menu. @see https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image */
const MOST_BYTES = 1_048_576;

/** What each picture was drawn from, so that one that no longer fits is not shown to people. */
type Drawn = Record<MenuKey, { page: string; picture: string }>;

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function tilesOf(menu: LineMenu, key: MenuKey): { tiles: MenuTile[]; lang: Lang } {
  const [lang, side] = key.split('-') as [Lang, 'out' | 'in'];
  return { tiles: menu.menus[side], lang };
}

export function pageOf(menu: LineMenu, key: MenuKey): string {
  const { tiles, lang } = tilesOf(menu, key);
  return menuPage(tiles, lang);
}

/** Keeps the pictures, and what they were drawn from. @throws Error for a picture that LINE would refuse. */
export function keepPictures(menu: LineMenu, pictures: ReadonlyMap<MenuKey, Uint8Array>, root = ROOT): void {
  mkdirSync(join(root, FOLDER), { recursive: true });
  const drawn: Partial<Drawn> = {};
  for (const [key, picture] of pictures) {
    if (picture.length > MOST_BYTES)
      throw new Error(`The picture of ${key} has ${picture.length} bytes. LINE takes at most ${MOST_BYTES}: fewer colours in src/line-setup/menu-page.ts.`);
    writeFileSync(join(root, FOLDER, `${key}.png`), picture);
    drawn[key] = { page: sha256(pageOf(menu, key)), picture: sha256(picture) };
  }
  writeFileSync(join(root, RECORD), `${JSON.stringify(drawn, null, 2)}\n`);
}

/** The pictures in the repository. @throws Error when one is missing or the menu changed since it was drawn. */
export function readPictures(menu: LineMenu, root = ROOT): Map<MenuKey, Buffer> {
  const drawn: Partial<Drawn> = existsSync(join(root, RECORD)) ? JSON.parse(readFileSync(join(root, RECORD), 'utf8')) : {};
  return new Map(
    MENU_KEYS.map((key) => {
      const file = `${FOLDER}/${key}.png`;
      if (!existsSync(join(root, file))) throw stale(`${file} is not there`);
      const picture = readFileSync(join(root, file));
      if (drawn[key]?.page !== sha256(pageOf(menu, key))) throw stale(`knowledge/line-menu.yaml or its drawing changed since ${file} was drawn`);
      if (drawn[key].picture !== sha256(picture)) throw stale(`${file} is not the picture that ${RECORD} tells of`);
      return [key, picture];
    }),
  );
}

function stale(problem: string): Error {
  return new Error(`${problem}. Draw it again on a machine with Chromium: npm run line:richmenu -- --draw, then look at ${FOLDER}/.`);
}
