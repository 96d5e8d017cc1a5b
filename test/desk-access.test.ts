import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../src/content/read-content.ts';
import { type DeskRoute, ROUTES } from '../src/desk/access/route-table.ts';
import type { Role } from '../src/desk/api.ts';
import { DeskBrowser } from './helpers/desk-browser.ts';
import { type ServedStage, serveStage } from './helpers/serve-stage.ts';

const STAFF: Record<Role, string> = { agent: 'staff-mali', supervisor: 'staff-wichai', editor: 'staff-orathai' };
/** Ids that somebody may guess: of nothing, of what somebody else has, and of what would be clever. */
const GUESSES = ['nothing', 'C-7KMA-XW4T', '00000000-0000-4000-8000-000000000000', '..%2f..%2fme', '%00', "1'or'1'='1"];

let stage: ServedStage;
const browsers = {} as Record<Role, DeskBrowser>;
const roles = {} as Record<Role, Role[]>;

beforeAll(async () => {
  stage = await serveStage({ desk: true });
  for (const role of Object.keys(STAFF) as Role[]) {
    browsers[role] = new DeskBrowser(stage.base);
    roles[role] = (await browsers[role].signInAs(STAFF[role])).roles;
  }
}, 120_000);
afterAll(() => stage.close());

const pathOf = ({ path }: DeskRoute, id = 'nothing'): string => path.replace('/api/desk', '').replace(/:\w+/, id);
const named = ROUTES.map((route) => ({ name: `${route.method} ${route.path}`, route }));
const ask = (browser: DeskBrowser, route: DeskRoute, id?: string): Promise<Response> =>
  route.method === 'GET' ? browser.get(pathOf(route, id)) : browser.send(route.method, pathOf(route, id));
/** A stream never ends by itself. */
const status = async (response: Response): Promise<number> => {
  await response.body?.cancel();
  return response.status;
};

describe.each(named.filter(({ route }) => !route.path.endsWith('/sign-out')))('$name', ({ route }) => {
  test('is shut for who is not signed in', async () => {
    expect(await status(await ask(new DeskBrowser(stage.base), route))).toBe(401);
  });

  test.each(Object.keys(STAFF) as Role[])('is open to %s only with a role that it is for', async (who) => {
    const may = roles[who].some((role) => route.roles.includes(role));
    const answer = await status(await ask(browsers[who], route));
    if (may) expect([401, 403, 500]).not.toContain(answer);
    else expect(answer).toBe(403);
  });

  if (route.method !== 'GET')
    test('changes nothing without the token of the page, or from another site', async () => {
      expect(await status(await browsers.agent.send(route.method, pathOf(route), {}, { 'x-desk-csrf': '' }))).toBe(403);
      expect(await status(await browsers.agent.send(route.method, pathOf(route), {}, { origin: 'https://evil.example' }))).toBe(403);
    });

  if (/:\w+/.test(route.path))
    test('tells nothing by guessed ids', async () => {
      for (const guess of GUESSES) {
        for (const who of Object.keys(STAFF) as Role[]) {
          const answer = await ask(browsers[who], route, guess);
          const text = await answer.text();
          // a call that nobody has heard of has no words yet, and whoever reads the telephone's number of it may begin
          if (route.path.includes('/calls/')) expect([200, 204, 400, 403, 404]).toContain(answer.status);
          else expect([400, 403, 404, 409]).toContain(answer.status);
          expect(text).not.toMatch(/SQL|sqlite|at \/|node_modules/i);
        }
      }
    });
});

test('every route of the desk stands in the table, so that none is forgotten here', () => {
  const folder = join(ROOT, 'src/desk/routes');
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const written = [...source.matchAll(/router\.(get|post|put)\(\s*['"`](\/api\/desk[^'"`]*)/g)].map(([, method, path]) => `${method?.toUpperCase()} ${path}`);
  const known = new Set(ROUTES.map(({ method, path }) => `${method} ${path}`));
  const unknown = written.filter((route) => !known.has(route) && !route.includes('${'));
  expect(unknown).toEqual([]);
  expect(written.length).toBeGreaterThan(20);
});
