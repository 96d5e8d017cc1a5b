import { ROOT, readYaml, schemaCheck } from '../content/read-content.ts';
import type { Lang } from '../knowledge/calendar.ts';
import { ContentError } from '../knowledge/content-error.ts';
import { MENU_ICONS, type MenuIcon } from './menu-icons.ts';

const FILE = 'knowledge/line-menu.yaml';

/** A tile: either something to say or a choice of the dialog. */
export interface MenuTile {
  icon: MenuIcon;
  strong?: true;
  label: Record<Lang, string>;
  hint?: Record<Lang, string>;
  text?: Record<Lang, string>;
  leadsTo?: string;
  choice?: string;
}

/** knowledge/line-menu.yaml */
export interface LineMenu {
  chatBar: Record<Lang, string>;
  menus: { out: MenuTile[]; in: MenuTile[] };
}

/** LINE's limits, in letters as people see them: https://developers.line.biz/en/docs/messaging-api/text-character-count/ */
const MOST = { chatBar: 14, label: 20, text: 300 };

/** The menu, checked. @throws ContentError for what does not fit the schema or LINE's limits, or names no drawing. */
export function readLineMenu(root = ROOT): LineMenu {
  const menu = readYaml<LineMenu>(FILE, root);
  schemaCheck('line-menu.schema.json', root)(menu, FILE);
  checkLength('chatBar', menu.chatBar, MOST.chatBar);
  for (const [name, tiles] of Object.entries(menu.menus)) {
    tiles.forEach((tile, index) => {
      const field = `menus.${name}.${index}`;
      if (!(tile.icon in MENU_ICONS)) throw new ContentError(FILE, `${field}.icon`, `no drawing "${tile.icon}"`, Object.keys(MENU_ICONS).join(', '));
      checkLength(`${field}.label`, { th: spoken(tile.label.th), en: spoken(tile.label.en) }, MOST.label);
      if (tile.text) checkLength(`${field}.text`, tile.text, MOST.text);
    });
  }
  return menu;
}

/** A label without the marks where its line may break. */
export function spoken(label: string): string {
  return label.replaceAll('|', '');
}

function checkLength(field: string, words: Record<Lang, string>, most: number): void {
  for (const lang of ['th', 'en'] as const) {
    const length = [...new Intl.Segmenter(lang, { granularity: 'grapheme' }).segment(words[lang])].length;
    if (length > most) throw new ContentError(FILE, `${field}.${lang}`, `${length} letters are too long for LINE`, `at most ${most} letters`);
  }
}
