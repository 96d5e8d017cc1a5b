import { beforeEach, describe, expect, test } from '@jest/globals';
import { aliasOf, MENU_KEYS, type MenuKey } from './menu-keys.ts';
import type { MenuStore } from './menu-store.ts';
import { keyOfName, type MenuToPublish, publishMenus } from './publish-menus.ts';

/** LINE's menus in memory. After every call it is looked at what people would see. */
class WatchedStore implements MenuStore {
  readonly menus = new Map<string, { name: string; picture: boolean }>();
  readonly aliasIds = new Map<string, string>();
  /** Person → the menu that was given to them. */
  readonly people = new Map<string, string>();
  readonly calls: string[] = [];
  default: string | undefined;
  phases: ('ongoing' | 'succeeded' | 'failed')[] = ['succeeded'];
  /** The call, by number, at which the line breaks. */
  breakAt = Number.POSITIVE_INFINITY;
  #waiting: readonly { from: string; to: string }[] = [];
  #made = 0;

  async #call<T>(name: string, act: () => T): Promise<T> {
    if (this.calls.length + 1 === this.breakAt) {
      this.breakAt = Number.POSITIVE_INFINITY;
      throw new Error('the line broke');
    }
    this.calls.push(name);
    const result = act();
    this.#look(name);
    return result;
  }

  /** Nobody may have a menu that is not there or has no picture. */
  #look(after: string): void {
    for (const id of [this.default, ...this.aliasIds.values(), ...this.people.values()]) {
      if (id !== undefined && !this.menus.get(id)?.picture) throw new Error(`after ${after} somebody sees an empty menu`);
    }
  }

  list = () => this.#call('list', () => [...this.menus].map(([id, { name }]) => ({ id, name })));
  validate = () => this.#call('validate', () => {});
  create = ({ name = '' }: { name?: string }) =>
    this.#call('create', () => {
      const id = `richmenu-${++this.#made}`;
      this.menus.set(id, { name, picture: false });
      return id;
    });
  hasPicture = (id: string) => this.#call('hasPicture', () => this.menus.get(id)?.picture === true);
  upload = (id: string) =>
    this.#call('upload', () => {
      (this.menus.get(id) as { picture: boolean }).picture = true;
    });
  defaultId = () => this.#call('defaultId', () => this.default);
  setDefault = (id: string) =>
    this.#call('setDefault', () => {
      this.default = id;
    });
  aliases = () => this.#call('aliases', () => new Map(this.aliasIds));
  createAlias = (alias: string, id: string) => this.#call('createAlias', () => void this.aliasIds.set(alias, id));
  updateAlias = (alias: string, id: string) => this.#call('updateAlias', () => void this.aliasIds.set(alias, id));
  replaceLinked = (pairs: readonly { from: string; to: string }[]) =>
    this.#call('replaceLinked', () => {
      this.#waiting = pairs;
      return 'request-1';
    });
  replaced = () =>
    this.#call('replaced', () => {
      const phase = this.phases.shift() ?? 'ongoing';
      if (phase === 'succeeded') for (const [person, id] of this.people) this.people.set(person, this.#waiting.find(({ from }) => from === id)?.to ?? id);
      return phase;
    });
  delete = (id: string) => this.#call('delete', () => void this.menus.delete(id));
}

const menusOf = (version: string): Map<MenuKey, MenuToPublish> =>
  new Map(MENU_KEYS.map((key) => [key, { request: { name: `${aliasOf(key)}/${version}` }, picture: Buffer.from(version) }]));

let store: WatchedStore;
let said: string[];
const publish = (version: string, waited: number[] = []) =>
  publishMenus(store, menusOf(version), { say: (line) => said.push(line), wait: async (ms) => void waited.push(ms), pollMs: 5, polls: 3 });
const names = (): string[] => [...store.menus.values()].map(({ name }) => name).sort();

beforeEach(() => {
  store = new WatchedStore();
  said = [];
});

describe('publishing menus', () => {
  test('to an empty account makes four with pictures, a default and an alias each', async () => {
    const { ids, left } = await publish('v1');
    expect(names()).toEqual(['ask-1506-en-in/v1', 'ask-1506-en-out/v1', 'ask-1506-th-in/v1', 'ask-1506-th-out/v1']);
    expect([...store.menus.values()].every(({ picture }) => picture)).toBe(true);
    expect(store.default).toBe(ids['th-out']);
    expect(Object.fromEntries(store.aliasIds)).toEqual(Object.fromEntries(MENU_KEYS.map((key) => [aliasOf(key), ids[key]])));
    expect(left).toEqual([]);
    expect(store.calls).not.toContain('replaceLinked');
  });

  test('again changes nothing and says nothing', async () => {
    await publish('v1');
    said = [];
    store.calls.length = 0;
    await publish('v1');
    expect(said).toEqual([]);
    expect(store.calls.filter((name) => /create|upload|set|update|replaceLinked|delete/.test(name))).toEqual([]);
  });

  test('of a new version hands people over before the old ones go', async () => {
    const { ids: before } = await publish('v1');
    store.people.set('somchai', before['th-in']);
    const { ids } = await publish('v2');
    expect(store.people.get('somchai')).toBe(ids['th-in']);
    expect(names()).toEqual(['ask-1506-en-in/v2', 'ask-1506-en-out/v2', 'ask-1506-th-in/v2', 'ask-1506-th-out/v2']);
    expect(store.calls.indexOf('delete')).toBeGreaterThan(store.calls.lastIndexOf('replaced'));
    expect(store.calls.lastIndexOf('delete')).toBe(store.calls.length - 1);
  });

  test('waits while LINE is handing people over', async () => {
    await publish('v1');
    store.phases = ['ongoing', 'ongoing', 'succeeded'];
    const waited: number[] = [];
    expect((await publish('v2', waited)).left).toEqual([]);
    expect(waited).toEqual([5, 5]);
  });

  test.each([
    ['fails', ['failed']],
    ['takes too long', ['ongoing', 'ongoing', 'ongoing']],
  ] as const)('keeps the old ones when handing over %s, and the next run deletes them', async (_what, phases) => {
    await publish('v1');
    store.phases = [...phases];
    expect((await publish('v2')).left).toEqual(MENU_KEYS.map((key) => `${aliasOf(key)}/v1`));
    expect(store.menus.size).toBe(8);
    store.phases = ['succeeded'];
    expect((await publish('v2')).left).toEqual([]);
    expect(store.menus.size).toBe(4);
  });

  test('leaves menus of others alone', async () => {
    store.menus.set('theirs', { name: 'campaign', picture: true });
    store.menus.set('nearly', { name: 'ask-1506-th-out', picture: true });
    await publish('v1');
    await publish('v2');
    expect(store.menus.has('theirs') && store.menus.has('nearly')).toBe(true);
  });

  test('does nothing when LINE would refuse one of them', async () => {
    store.validate = async () => {
      throw new Error('refused');
    };
    await expect(publish('v1')).rejects.toThrow('refused');
    expect(store.menus.size).toBe(0);
  });

  test('broken off anywhere never shows an empty menu, and the next run finishes it', async () => {
    await publish('v1');
    await publish('v2');
    const steps = store.calls.length;
    for (let at = 1; at <= steps; at++) {
      store = new WatchedStore();
      store.phases = ['succeeded', 'succeeded', 'succeeded'];
      const person = 'somchai';
      store.breakAt = at;
      for (const version of ['v1', 'v2']) {
        await publish(version).catch((error: Error) => expect(error.message).toBe('the line broke'));
        const id = store.aliasIds.get('ask-1506-th-in');
        if (version === 'v1' && id) store.people.set(person, id);
      }
      await publish('v2');
      expect(names()).toEqual(['ask-1506-en-in/v2', 'ask-1506-en-out/v2', 'ask-1506-th-in/v2', 'ask-1506-th-out/v2']);
      expect(store.menus.get(store.people.get(person) ?? (store.default as string))?.name).toMatch(/v2$/);
    }
  });

  test('two of the same name, made by two runs at once, become one', async () => {
    await publish('v1');
    store.menus.set('twin', { name: 'ask-1506-th-in/v1', picture: true });
    store.people.set('somchai', 'twin');
    await publish('v1');
    expect(store.menus.has('twin')).toBe(false);
    expect(store.people.get('somchai')).toBe(store.aliasIds.get('ask-1506-th-in'));
  });

  test('a name tells whose menu it is', () => {
    expect(keyOfName('ask-1506-en-in/0123')).toBe('en-in');
    expect(keyOfName('ask-1506-en-in')).toBeUndefined();
    expect(keyOfName('campaign/ask-1506-en-in/')).toBeUndefined();
  });
});
