import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningLinePlatform, startLinePlatform } from '../../sandbox/line/platform/start-line-platform.ts';
import { lineWords } from '../channels/line/render/line-words.ts';
import { renderForLine } from '../channels/line/render/render-for-line.ts';
import { readFacts, readTopics } from '../content/read-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { examine } from './doctor/examine.ts';
import { lineDoctorApi } from './doctor/line-doctor-api.ts';
import { sampleAnswers } from './doctor/sample-answers.ts';
import { readPictures } from './drawn-menus.ts';
import { menuIds } from './menu-keys.ts';
import { lineClients, lineMenuStore } from './menu-store.ts';
import { publishMenus } from './publish-menus.ts';
import { readLineMenu } from './read-line-menu.ts';
import { richMenuRequest } from './rich-menu-request.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const TOKEN = 'sandbox-token';

let line: RunningLinePlatform;
let bot: Server;
let publicUrl: string;
let status = 200;
beforeAll(async () => {
  line = await startLinePlatform({ channelSecret: SECRET, channelToken: TOKEN });
  bot = createServer((request, response) => request.resume().on('end', () => response.writeHead(status).end()));
  bot.listen(0, '127.0.0.1');
  await once(bot, 'listening');
  publicUrl = `http://localhost:${(bot.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await line.stop();
  bot.close();
  bot.closeAllConnections();
});

const menu = readLineMenu();
const menus = new Map([...readPictures(menu)].map(([key, picture]) => [key, { request: richMenuRequest(menu, key, picture), picture }]));
const publish = (said: string[] = []) => publishMenus(lineMenuStore({ token: TOKEN, baseUrl: line.baseUrl }), menus, { say: (text) => said.push(text) });

/** As when the words or the picture were changed: the hash at the end is another. */
const changedName = (name = ''): string => name.slice(0, -1) + (name.endsWith('0') ? '1' : '0');

function look(token = TOKEN) {
  const env = { LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: token, PUBLIC_URL: publicUrl, LINE_API_URL: line.baseUrl };
  return examine({ env, api: lineDoctorApi({ token, baseUrl: line.baseUrl }), now: () => new Date() });
}
const troubles = async (token?: string) => (await look(token)).filter(({ level }) => level !== 'ok').map(({ name }) => name);

describe('on the LINE platform for development', () => {
  test('the doctor of an empty account names what is missing', async () => {
    expect(await troubles()).toEqual(['webhook address', 'webhook on', 'menus', 'default menu']);
  });

  test('the menus are set up once, and again nothing changes', async () => {
    const said: string[] = [];
    const { ids } = await publish(said);
    expect(said).toHaveLength(13);
    expect(await menuIds(lineClients({ token: TOKEN, baseUrl: line.baseUrl }).api)).toEqual(ids);
    for (const [key, { picture }] of menus) expect(line.platform.richMenus.find(ids[key])?.image?.bytes.equals(picture)).toBe(true);
    expect(line.platform.richMenus.defaultId).toBe(ids['th-out']);
    const again: string[] = [];
    expect((await publish(again)).ids).toEqual(ids);
    expect(again).toEqual([]);
  });

  test('a changed menu takes the place of the old one, for the people too who have it for themselves', async () => {
    const { api } = lineClients({ token: TOKEN, baseUrl: line.baseUrl });
    const before = await menuIds(api);
    const person = line.platform.addPerson('มีเมนูของตัวเอง', 'th');
    await api.linkRichMenuIdToUser(person, String(before['th-in']));
    const changed = new Map([...menus].map(([key, { request, picture }]) => [key, { request: { ...request, name: changedName(request.name) }, picture }]));
    const { ids } = await publishMenus(lineMenuStore({ token: TOKEN, baseUrl: line.baseUrl }), changed, { say: () => {} });
    expect(ids['th-in']).not.toBe(before['th-in']);
    expect((await api.getRichMenuIdOfUser(person)).richMenuId).toBe(ids['th-in']);
    expect(line.platform.richMenus.all).toHaveLength(menus.size);
    await publish();
  });

  test('the doctor is content once the webhook is set, and tells when it fails', async () => {
    await lineClients({ token: TOKEN, baseUrl: line.baseUrl }).api.setWebhookEndpoint({ endpoint: `${publicUrl}/channels/line/webhook` });
    expect(await troubles()).toEqual([]);
    status = 401;
    expect((await look()).find(({ name }) => name === 'webhook test')?.text).toContain('LINE_CHANNEL_SECRET is not that of this channel');
    status = 200;
  });

  test('a wrong token ends the examination', async () => {
    expect(await troubles('another-token')).toEqual(['token']);
  });

  test('the sample answers are taken as they are rendered', async () => {
    const phrases = await loadPhrases();
    const samples = sampleAnswers({
      topics: readTopics(),
      facts: readFacts(),
      phrases,
      today: '2026-11-24',
      render: (replies, lang, largeText) =>
        renderForLine(replies, { lang, largeText, stepId: 'doctor', words: lineWords(phrases, lang), publicUrl: 'https://ask.example' }),
    });
    expect(samples).toHaveLength(8);
    const api = lineDoctorApi({ token: TOKEN, baseUrl: line.baseUrl });
    const env = { LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: TOKEN, PUBLIC_URL: publicUrl, LINE_API_URL: line.baseUrl };
    const answers = (await examine({ env, api, now: () => new Date(), samples })).filter(({ name }) => name === 'answers');
    expect(answers).toEqual([{ level: 'ok', name: 'answers', text: 'LINE takes all 8 sample answers' }]);
  });
});
