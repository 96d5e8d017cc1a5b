import { describe, expect, test } from '@jest/globals';
import { LiveMenus } from './live-menus.ts';

const alias = (key: string, richMenuId: string) => ({ richMenuAliasId: `ask-1506-${key}`, richMenuId });

describe('the menus of a running service', () => {
  test('are none before LINE was asked, and none when none are set up', async () => {
    const menus = new LiveMenus({ getRichMenuAliasList: async () => ({ aliases: [] }) }, () => {});
    expect(menus.idFor({ lang: 'th', signedIn: false })).toBeUndefined();
    await menus.refresh();
    expect(menus.idFor({ lang: 'th', signedIn: false })).toBeUndefined();
  });

  test('follow what LINE says when they are asked for again', async () => {
    let id = 'richmenu-1';
    const menus = new LiveMenus({ getRichMenuAliasList: async () => ({ aliases: [alias('en-in', id)] }) }, () => {});
    await menus.refresh();
    expect(menus.idFor({ lang: 'en', signedIn: true })).toBe('richmenu-1');
    id = 'richmenu-2';
    await menus.refresh();
    expect(menus.idFor({ lang: 'en', signedIn: true })).toBe('richmenu-2');
  });

  test('ask once for many at the same moment', async () => {
    let asked = 0;
    const menus = new LiveMenus({ getRichMenuAliasList: async () => ({ aliases: [alias('th-in', `richmenu-${++asked}`)] }) }, () => {});
    await Promise.all([menus.refresh(), menus.refresh(), menus.refresh()]);
    expect(asked).toBe(1);
  });

  test('stay as they were while LINE cannot be asked, which is told', async () => {
    const told: unknown[] = [];
    let fails = false;
    const menus = new LiveMenus(
      {
        getRichMenuAliasList: async () => {
          if (fails) throw new Error('LINE is down');
          return { aliases: [alias('th-out', 'richmenu-1')] };
        },
      },
      (error) => told.push(error),
    );
    await menus.refresh();
    fails = true;
    await menus.refresh();
    expect(menus.idFor({ lang: 'th', signedIn: false })).toBe('richmenu-1');
    expect(told).toEqual([new Error('LINE is down')]);
  });
});
