import type { messagingApi } from '@line/bot-sdk';
import { aliasOf, DEFAULT_MENU, MENU_KEYS, type MenuKey } from './menu-keys.ts';
import type { MenuStore } from './menu-store.ts';

export interface MenuToPublish {
  request: messagingApi.RichMenuRequest;
  picture: Uint8Array;
}

export interface Published {
  ids: Record<MenuKey, string>;
  /** Old menus that were left because LINE had not given everybody the new ones yet; the next run deletes them. */
  left: string[];
}

export interface PublishOptions {
  /** Told of every change, one line each. */
  say?: (line: string) => void;
  wait?: (ms: number) => Promise<void>;
  /** How often LINE is asked whether everybody has the new menu, and how many times. */
  pollMs?: number;
  polls?: number;
}

/**
 * Brings LINE's menus to what the repository has. In this order, so that nobody ever sees a menu without a picture or none at all: check all,
 * create and upload, then point default and aliases to the new ones, then hand people over from old menus, and only then delete those.
 * A run that was broken off is finished by the next; a run without changes changes nothing. Other menus of the account are left alone.
 * @throws HTTPFetchError when LINE refuses.
 */
export async function publishMenus(store: MenuStore, menus: ReadonlyMap<MenuKey, MenuToPublish>, options: PublishOptions = {}): Promise<Published> {
  const say = options.say ?? (() => {});
  for (const { request } of menus.values()) await store.validate(request);
  const before = await store.list();
  const ids = await createMissing(store, menus, before, say);
  await pointTo(store, ids, say);
  const old = before.filter(({ id, name }) => keyOfName(name) !== undefined && !Object.values(ids).includes(id));
  const left = await retire(store, old, ids, options, say);
  return { ids, left };
}

async function createMissing(
  store: MenuStore,
  menus: ReadonlyMap<MenuKey, MenuToPublish>,
  before: readonly { id: string; name: string }[],
  say: (line: string) => void,
): Promise<Record<MenuKey, string>> {
  const ids = {} as Record<MenuKey, string>;
  for (const [key, { request, picture }] of menus) {
    const there = before.find(({ name }) => name === request.name);
    const id = there?.id ?? (await store.create(request));
    ids[key] = id;
    if (!there) say(`created ${request.name}`);
    // a run that was broken off may have left a menu without its picture
    if (there && (await store.hasPicture(id))) continue;
    await store.upload(id, picture);
    say(`uploaded the picture of ${key}`);
  }
  return ids;
}

async function pointTo(store: MenuStore, ids: Record<MenuKey, string>, say: (line: string) => void): Promise<void> {
  if ((await store.defaultId()) !== ids[DEFAULT_MENU]) {
    await store.setDefault(ids[DEFAULT_MENU]);
    say(`${DEFAULT_MENU} is the default`);
  }
  const aliases = await store.aliases();
  for (const key of MENU_KEYS) {
    const alias = aliasOf(key);
    if (aliases.get(alias) === ids[key]) continue;
    if (aliases.has(alias)) await store.updateAlias(alias, ids[key]);
    else await store.createAlias(alias, ids[key]);
    say(`${alias} is in force`);
  }
}

async function retire(
  store: MenuStore,
  old: readonly { id: string; name: string }[],
  ids: Record<MenuKey, string>,
  options: PublishOptions,
  say: (line: string) => void,
): Promise<string[]> {
  const pairs: { from: string; to: string }[] = [];
  for (const { id, name } of old) {
    const key = keyOfName(name);
    // nobody can have a menu without a picture
    if (key && (await store.hasPicture(id))) pairs.push({ from: id, to: ids[key] });
  }
  if (pairs.length > 0 && !(await handedOver(store, pairs, options))) return old.map(({ name }) => name);
  for (const { id, name } of old) {
    await store.delete(id);
    say(`deleted ${name}`);
  }
  return [];
}

async function handedOver(store: MenuStore, pairs: readonly { from: string; to: string }[], options: PublishOptions): Promise<boolean> {
  const { pollMs = 2000, polls = 60, wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) } = options;
  const requestId = await store.replaceLinked(pairs);
  for (let poll = 0; poll < polls; poll++) {
    const phase = await store.replaced(requestId);
    if (phase !== 'ongoing') return phase === 'succeeded';
    await wait(pollMs);
  }
  return false;
}

/** @returns nothing for a menu that is not ours. */
export function keyOfName(name: string): MenuKey | undefined {
  return MENU_KEYS.find((key) => name.startsWith(`${aliasOf(key)}/`));
}
