import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DeskDoor } from '../../../test/helpers/desk-door.ts';
import { DESK } from '../desk-parts.ts';
import { auditRoutes } from './audit.ts';
import { meRoutes } from './me.ts';

let door: DeskDoor;
beforeAll(async () => {
  door = await DeskDoor.open();
  door.serve([meRoutes, auditRoutes]);
});
afterAll(() => door.close());

test('an agent says whether new conversations may come, and every desk hears that the queue changed', async () => {
  const browser = door.browser();
  const me = await browser.signInAs('staff-mali');
  const heard: unknown[] = [];
  const stop = door.parts.live.subscribe(DESK, (event) => heard.push(event));
  expect(await (await browser.send('PUT', '/me/available', { available: false })).json()).toEqual({ ...me, available: false });
  stop();
  expect(heard).toEqual([{ changed: 'queue' }]);
  expect(await (await browser.get('/me')).json()).toEqual({ ...me, available: false });
});

test.each([{}, { available: 'yes' }, { available: 1 }, { available: null }, [true]])('%j is no answer to whether conversations may come', async (body) => {
  const browser = door.browser();
  await browser.signInAs('staff-mali');
  const response = await browser.send('PUT', '/me/available', body);
  expect([response.status, await response.json()]).toMatchObject([400, { code: 'bad_available' }]);
});

test('a supervisor reads who did what, newest first, and not about whom', async () => {
  const browser = door.browser();
  await browser.signInAs('staff-wichai');
  const entry = { actor: 'agent:staff-mali', action: 'view.phone', personKey: 'key-of-a-person', conversationId: 'c-1', detail: 'C-7KMA-XW4T' };
  await door.parts.records.audit.add(entry);
  const response = await browser.get('/audit?limit=2');
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    entries: [
      { at: expect.stringMatching(/^2026-11-24T/), actor: 'agent:staff-mali', action: 'view.phone', conversationId: 'c-1', detail: 'C-7KMA-XW4T' },
      { at: expect.any(String), actor: 'agent:staff-wichai', action: 'desk.sign-in', detail: 'agent supervisor' },
    ],
  });
  expect(text).not.toContain('key-of-a-person');
});

test.each(['0', '501', '1.5', 'all', '-1'])('%s is no number of entries', async (limit) => {
  const browser = door.browser();
  await browser.signInAs('staff-wichai');
  expect((await browser.get(`/audit?limit=${limit}`)).status).toBe(400);
});
