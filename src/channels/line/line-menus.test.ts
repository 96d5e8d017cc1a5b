import { beforeEach, expect, test } from '@jest/globals';
import type { LinePerson } from '../../storage/records/records.ts';
import { LineApiError } from './line-api.ts';
import { LineMenus } from './line-menus.ts';

let person: LinePerson | undefined;
let linked: string[];
let asked: number;
let refuse: LineApiError | undefined;
let menus: LineMenus;

beforeEach(() => {
  person = { conversationId: 'line-1', userId: 'U1', lang: 'th', menuId: undefined, hereSince: '', leftAt: undefined };
  linked = [];
  asked = 0;
  refuse = undefined;
  menus = new LineMenus({
    api: {
      linkRichMenu: async (userId, menuId) => {
        if (refuse) throw refuse;
        linked.push(`${userId} ${menuId}`);
      },
    },
    people: {
      of: async () => person,
      note: async (_id, what) => {
        if (person) person = { ...person, ...what };
      },
    },
    menuFor: ({ lang, signedIn }) => (lang === 'th' ? `th-${signedIn}` : undefined),
    onUnknown: () => asked++,
  });
});

test('a menu is linked when it is another one than before, and only then', async () => {
  await menus.follow('line-1', { lang: 'th', signedIn: false });
  await menus.follow('line-1', { lang: 'th', signedIn: false });
  await menus.follow('line-1', { lang: 'th', signedIn: true });
  expect(linked).toEqual(['U1 th-false', 'U1 th-true']);
});

test('the language is noted also where there is no menu for it', async () => {
  await menus.follow('line-1', { lang: 'en', signedIn: false });
  expect([person?.lang, linked]).toEqual(['en', []]);
});

test('who is not there has no menu', async () => {
  person = undefined;
  await menus.follow('line-1', { lang: 'th', signedIn: false });
  expect(linked).toEqual([]);
});

test('a menu that LINE does not know is told, and tried again at the next answer', async () => {
  refuse = new LineApiError('refused', 'no such menu', { status: 404 });
  await expect(menus.follow('line-1', { lang: 'th', signedIn: false })).rejects.toThrow('no such menu');
  refuse = undefined;
  await menus.follow('line-1', { lang: 'th', signedIn: false });
  expect([asked, linked]).toEqual([1, ['U1 th-false']]);
});
