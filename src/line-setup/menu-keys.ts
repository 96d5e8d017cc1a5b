import type { messagingApi } from '@line/bot-sdk';
import type { Lang } from '../knowledge/calendar.ts';

/** Language and whether the account is linked. */
export type MenuKey = 'th-out' | 'en-out' | 'th-in' | 'en-in';

export const MENU_KEYS: readonly MenuKey[] = ['th-out', 'en-out', 'th-in', 'en-in'];

/** What people see who have said nothing about themselves: LINE's default menu. */
export const DEFAULT_MENU: MenuKey = 'th-out';

/** The menu for a person. */
export function menuFor({ lang, signedIn }: { lang: Lang; signedIn: boolean }): MenuKey {
  return `${lang}-${signedIn ? 'in' : 'out'}`;
}

const PREFIX = 'ask-1506-';

/** A menu's alias at LINE: it names the version in force. Letters, digits, _ and -; at most 32. */
export function aliasOf(key: MenuKey): string {
  return `${PREFIX}${key}`;
}

/**
 * The menus in force, from LINE's list of aliases. Not from the list of menus: while a new version is being set up there are two of a name, and
 * an alias is only set once the picture is there.
 */
export function findMenus(aliases: readonly { richMenuAliasId: string; richMenuId: string }[]): Partial<Record<MenuKey, string>> {
  const found: Partial<Record<MenuKey, string>> = {};
  for (const key of MENU_KEYS) {
    const alias = aliases.find(({ richMenuAliasId }) => richMenuAliasId === aliasOf(key));
    if (alias) found[key] = alias.richMenuId;
  }
  return found;
}

/**
 * Asks LINE for the menus in force. At start, and again when LINE refuses to link one: `npm run line:richmenu` replaces menus while the
 * service runs. @throws HTTPFetchError when LINE refuses.
 */
export async function menuIds(api: Pick<messagingApi.MessagingApiClient, 'getRichMenuAliasList'>): Promise<Partial<Record<MenuKey, string>>> {
  return findMenus((await api.getRichMenuAliasList()).aliases);
}
