/**
 * npm run line:richmenu: brings the menus at LINE to what knowledge/line-menu.yaml and assets/line/ say.
 * npm run line:richmenu -- --draw: draws the pictures of assets/line/ again, with the Chromium of the machine.
 */
import { HTTPFetchError } from '@line/bot-sdk';
import { ContentError } from '../knowledge/content-error.ts';
import { drawPages } from '../line-setup/draw-menus.ts';
import { keepPictures, pageOf, readPictures } from '../line-setup/drawn-menus.ts';
import { MENU_KEYS } from '../line-setup/menu-keys.ts';
import { lineMenuStore } from '../line-setup/menu-store.ts';
import { publishMenus } from '../line-setup/publish-menus.ts';
import { type LineMenu, readLineMenu } from '../line-setup/read-line-menu.ts';
import { richMenuRequest } from '../line-setup/rich-menu-request.ts';

try {
  const menu = readLineMenu();
  if (process.argv.includes('--draw')) await draw(menu);
  else await publish(menu);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function draw(menu: LineMenu): Promise<void> {
  const pictures = await drawPages(MENU_KEYS.map((key) => pageOf(menu, key)));
  keepPictures(menu, new Map(MENU_KEYS.map((key, index) => [key, pictures[index] as Buffer])));
  console.log(`Drawn: ${MENU_KEYS.map((key) => `assets/line/${key}.png`).join(', ')}. Look at them before you publish.`);
}

async function publish(menu: LineMenu): Promise<void> {
  const token = process.env.LINE_CHANNEL_ACCESS_TOKEN;
  if (!token) throw new Error('LINE_CHANNEL_ACCESS_TOKEN is not set. Issue one in the LINE Developers Console, tab Messaging API, and set it (docs/line.md).');
  const pictures = readPictures(menu);
  const menus = new Map([...pictures].map(([key, picture]) => [key, { request: richMenuRequest(menu, key, picture), picture }]));
  let changes = 0;
  const { left } = await publishMenus(lineMenuStore({ token, baseUrl: process.env.LINE_API_URL }), menus, {
    say: (line) => {
      changes++;
      console.log(line);
    },
  });
  if (left.length > 0)
    throw new Error(`LINE is still handing people over from ${left.join(', ')}. Those menus stay; run npm run line:richmenu again in an hour.`);
  console.log(
    changes > 0 ? 'The menus are in force. People see them within a minute, when they open the chat again.' : 'Nothing to change: the menus are in force.',
  );
}

function messageOf(error: unknown): string {
  if (error instanceof HTTPFetchError)
    return `LINE refused (${error.status}): ${error.body.slice(0, 500)}. npm run line:doctor says whether the token is right; after 429 wait an hour.`;
  return error instanceof Error || error instanceof ContentError ? error.message : String(error);
}
