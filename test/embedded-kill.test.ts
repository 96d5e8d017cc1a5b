import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../sandbox/sso/start-sandbox.ts';
import { bookCallback, fileComplaint, referenceIn, ServiceBrowser, wordsOf } from './helpers/service-browser.ts';
import { type ServiceProcess, startService } from './helpers/service-process.ts';

const KILLS = 10;
const folder = mkdtempSync(join(tmpdir(), 'ask-1506-embedded-'));
let sandbox: RunningSandbox;
let service: ServiceProcess | undefined;

beforeAll(async () => {
  sandbox = await startSandbox('2026-11-24');
});
afterAll(async () => {
  await service?.kill();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<ServiceProcess> =>
  startService({
    DATA_FILE: join(folder, 'records.db'),
    TODAY: '2026-11-24',
    CONTACT_CENTRE_URL: sandbox.baseUrl,
    CONTACT_CENTRE_TOKEN: sandbox.token,
  });

test(`a process with the embedded defaults, killed ${KILLS} times right after it confirmed something, keeps every promise`, async () => {
  const promised: { reference: string; browser: ServiceBrowser; kind: 'callback' | 'complaint' }[] = [];
  service = await start();
  for (let kill = 0; kill < KILLS; kill++) {
    const browser = new ServiceBrowser(service.base);
    const answer =
      kill % 2 === 0
        ? await bookCallback(browser, `เงินว่างงานยังไม่เข้า ครั้งที่ ${kill}`, `08123400${String(kill).padStart(2, '0')}`)
        : await fileComplaint(browser, { who: `สำนักงานสาขา ${kill}`, what: `รอนานมากไม่มีใครรับเรื่อง ครั้งที่ ${kill}` });
    await service.kill();
    promised.push({ reference: referenceIn(answer), browser, kind: kill % 2 === 0 ? 'callback' : 'complaint' });
    service = await start();
    // the newest is looked for after each death, and all of them at the end
    await expectKept(promised.slice(-1));
  }
  await expectKept(promised);
  expect(new Set(promised.map(({ reference }) => reference)).size).toBe(KILLS);
}, 300_000);

async function expectKept(promised: { reference: string; browser: ServiceBrowser; kind: string }[]): Promise<void> {
  const base = service?.base ?? '';
  for (const { reference, browser, kind } of promised) {
    // whoever has a complaint's number may ask; a callback is told to the browser that booked it
    const asking = kind === 'complaint' ? new ServiceBrowser(base) : browser.movedTo(base);
    expect(wordsOf(kind === 'complaint' ? await asking.say(reference) : await asking.choose('callback:show'))).toContain(reference);
  }
}
