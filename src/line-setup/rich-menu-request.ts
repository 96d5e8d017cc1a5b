import type { messagingApi } from '@line/bot-sdk';
import { postbackData } from '../channels/line/render/postback.ts';
import type { Lang } from '../knowledge/calendar.ts';
import { sha256, tilesOf } from './drawn-menus.ts';
import { aliasOf, type MenuKey } from './menu-keys.ts';
import { MENU_SIZE } from './menu-page.ts';
import { type LineMenu, type MenuTile, spoken } from './read-line-menu.ts';

/** Stands where a button has the step that offered it: a tile was offered by none, and is good at any time. */
export const MENU_STEP = 'menu';

const COLUMNS = 3;
const ROWS = 2;

/**
 * A menu as LINE takes it. Its name ends with what it consists of, picture included: the same menu again has the same name.
 */
export function richMenuRequest(menu: LineMenu, key: MenuKey, picture: Uint8Array): messagingApi.RichMenuRequest {
  const { tiles, lang } = tilesOf(menu, key);
  const request = {
    size: MENU_SIZE,
    selected: true,
    chatBarText: menu.chatBar[lang],
    areas: tiles.map((tile, index) => ({ bounds: boundsOf(index), action: actionOf(tile, lang) })),
  };
  return { ...request, name: `${aliasOf(key)}/${sha256(JSON.stringify(request) + sha256(picture)).slice(0, 16)}` };
}

/** The tiles touch each other without a gap, so that no finger falls between two. */
function boundsOf(index: number): messagingApi.RichMenuBounds {
  const edge = (part: number, parts: number, whole: number): number => Math.round((part * whole) / parts);
  const column = index % COLUMNS;
  const row = Math.floor(index / COLUMNS);
  const x = edge(column, COLUMNS, MENU_SIZE.width);
  const y = edge(row, ROWS, MENU_SIZE.height);
  return { x, y, width: edge(column + 1, COLUMNS, MENU_SIZE.width) - x, height: edge(row + 1, ROWS, MENU_SIZE.height) - y };
}

function actionOf({ label, text, choice }: MenuTile, lang: Lang): messagingApi.Action {
  const words = spoken(label[lang]);
  if (choice !== undefined) return { type: 'postback', label: words, data: postbackData(MENU_STEP, choice), displayText: words };
  return { type: 'message', label: words, text: text?.[lang] ?? words };
}
