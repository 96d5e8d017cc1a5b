import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { checkRequest } from '../../sandbox/line/spec/index.ts';
import { readPostback } from '../channels/line/render/postback.ts';
import { ROOT, readTopics } from '../content/read-content.ts';
import { keepPictures, pageOf, readPictures } from './drawn-menus.ts';
import { aliasOf, findMenus, MENU_KEYS, menuFor, menuIds } from './menu-keys.ts';
import { readLineMenu } from './read-line-menu.ts';
import { richMenuRequest } from './rich-menu-request.ts';

const menu = readLineMenu();
const pictures = readPictures(menu);
const requests = MENU_KEYS.map((key) => [key, richMenuRequest(menu, key, pictures.get(key) as Buffer)] as const);

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A copy of what the menu consists of, changed. */
function changed(file: string, change: (text: string) => string): string {
  root = mkdtempSync(join(tmpdir(), 'line-menu-'));
  for (const folder of ['schemas', 'assets/line']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  mkdirSync(join(root, 'knowledge'));
  cpSync(join(ROOT, 'knowledge/line-menu.yaml'), join(root, 'knowledge/line-menu.yaml'));
  const before = readFileSync(join(root, file), 'utf8');
  writeFileSync(join(root, file), change(before));
  expect(readFileSync(join(root, file), 'utf8')).not.toBe(before);
  return root;
}

describe('the menus as LINE gets them', () => {
  test.each(requests)('%s fits the specification and the limits', (_key, request) => {
    expect(checkRequest('POST', '/v2/bot/richmenu', request)).toEqual([]);
  });

  test.each(requests)('the tiles of %s cover the whole picture and do not overlap', (_key, { areas = [], size }) => {
    const bounds = areas.map((area) => area.bounds as Record<'x' | 'y' | 'width' | 'height', number>);
    const covered = bounds.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(covered).toBe(Number(size?.width) * Number(size?.height));
    for (const a of bounds)
      for (const b of bounds) {
        const apart = a === b || a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
  });

  test('a tile with a choice says its label and carries a choice of a topic that exists', () => {
    const topics = readTopics();
    const choices = requests.flatMap(([, { areas = [] }]) =>
      areas.flatMap(({ action }) => (action?.type === 'postback' ? [action as { data: string; displayText: string; label: string }] : [])),
    );
    expect(choices.length).toBeGreaterThan(0);
    for (const { data, displayText, label } of choices) {
      const postback = readPostback(data) as { stepId: string; choice: string };
      expect(postback.stepId).toBe('menu');
      expect(topics.has(postback.choice.replace('topic:', ''))).toBe(true);
      expect(displayText).toBe(label);
      expect(label).not.toContain('|');
    }
  });

  test('every menu offers a person', () => {
    for (const [, request] of requests) expect(JSON.stringify(request)).toContain(encodeURIComponent('topic:action.agent'));
  });

  test('the name changes with a tile and with the picture, and with nothing else', () => {
    const [, first] = requests[0] as (typeof requests)[number];
    expect(richMenuRequest(menu, 'th-out', pictures.get('th-out') as Buffer).name).toBe(first.name);
    expect(richMenuRequest(menu, 'th-out', Buffer.from('another')).name).not.toBe(first.name);
    const other = readLineMenu(changed('knowledge/line-menu.yaml', (yaml) => yaml.replace('text: {th: "คำนวณเงิน"', 'text: {th: "ช่วยคำนวณเงิน"')));
    expect(richMenuRequest(other, 'th-out', pictures.get('th-out') as Buffer).name).not.toBe(first.name);
  });
});

describe('the pictures', () => {
  test('are PNG of the size that the menu names, below one megabyte', () => {
    for (const picture of pictures.values()) {
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([2500, 1686]);
      expect(picture.length).toBeLessThan(1_048_576);
    }
  });

  test('are refused when a label changed since they were drawn', () => {
    const other = changed('knowledge/line-menu.yaml', (yaml) => yaml.replace('เงินเลี้ยงลูก', 'เงินลูก'));
    expect(() => readPictures(readLineMenu(other), other)).toThrow(/changed since assets\/line\/th-out.png was drawn. Draw it again .* -- --draw/);
  });

  test('are refused when the file is not the one that was drawn, or is missing', () => {
    const other = changed('assets/line/drawn.json', (json) => json.replace(/"picture": "\w/, '"picture": "x'));
    expect(() => readPictures(menu, other)).toThrow(/is not the picture that assets\/line\/drawn.json tells of/);
    rmSync(join(other, 'assets/line/en-in.png'));
    writeFileSync(join(other, 'assets/line/drawn.json'), readFileSync(join(ROOT, 'assets/line/drawn.json')));
    expect(() => readPictures(menu, other)).toThrow(/assets\/line\/en-in.png is not there/);
  });

  test('are not kept when LINE would refuse their size', () => {
    root = mkdtempSync(join(tmpdir(), 'line-menu-'));
    expect(() => keepPictures(menu, new Map([['th-in', Buffer.alloc(1_048_577)]]), root)).toThrow(/th-in has 1048577 bytes. LINE takes at most 1048576/);
  });

  test('a label cannot bring markup into the page', () => {
    const tiles = menu.menus.out.map((tile) => ({ ...tile, label: { th: '<b>&', en: '<b>&' } }));
    expect(pageOf({ ...menu, menus: { ...menu.menus, out: tiles } }, 'th-out')).toContain('<span>&lt;b>&amp;</span>');
  });
});

describe('knowledge/line-menu.yaml is refused', () => {
  test.each<[string, (yaml: string) => string, RegExp]>([
    [
      'with a label that is too long for LINE',
      (yaml) => yaml.replace('"คำนวณเงิน", en: "Calculate"', `"${'ก'.repeat(21)}", en: "Calculate"`),
      /menus.out.4.label.th: 21 letters are too long.*at most 20/,
    ],
    [
      'with a drawing that is not there',
      (yaml) => yaml.replace('icon: tooth', 'icon: dragon'),
      /menus.in.3.icon: no drawing "dragon". Allowed: key, briefcase/,
    ],
    ['with five tiles', (yaml) => yaml.replace(/ {4}- icon: savings\n(?: {6}.*\n)+/, ''), /menus.in: must NOT have fewer than 6 items/],
    [
      'with a tile that both says and chooses',
      (yaml) => yaml.replace('leadsTo: child.allowance', 'leadsTo: child.allowance\n      choice: "topic:child.allowance"'),
      /menus.out.2/,
    ],
    ['with a chat bar that is too long', (yaml) => yaml.replace('en: "Menu"', 'en: "Menu of ask 1506"'), /chatBar.en: 16 letters/],
  ])('%s', (_what, change, problem) => {
    expect(() => readLineMenu(changed('knowledge/line-menu.yaml', change))).toThrow(problem);
  });

  test('Thai vowel and tone marks do not count as letters', () => {
    expect(() => readLineMenu(changed('knowledge/line-menu.yaml', (yaml) => yaml.replace('"เรื่องที่ยื่นเบิก"', `"${'ที่'.repeat(20)}"`)))).not.toThrow();
  });
});

describe('which menu a person gets', () => {
  test('follows language and sign-in', () => {
    expect(menuFor({ lang: 'th', signedIn: false })).toBe('th-out');
    expect(menuFor({ lang: 'en', signedIn: true })).toBe('en-in');
  });

  test("is found by alias, and others' aliases are passed over", async () => {
    const aliases = [
      { richMenuAliasId: 'ask-1506-th-in', richMenuId: 'richmenu-1' },
      { richMenuAliasId: 'campaign', richMenuId: 'richmenu-2' },
    ];
    expect(findMenus(aliases)).toEqual({ 'th-in': 'richmenu-1' });
    expect(await menuIds({ getRichMenuAliasList: async () => ({ aliases }) })).toEqual({ 'th-in': 'richmenu-1' });
  });

  test('an alias is one that LINE takes', () => {
    for (const key of MENU_KEYS)
      expect(checkRequest('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: aliasOf(key), richMenuId: 'richmenu-1' })).toEqual([]);
  });
});
