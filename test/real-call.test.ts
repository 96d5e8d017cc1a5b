import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startAddress } from '../sandbox/phone/start-address.ts';
import type { CallStep } from '../sandbox/telephone/browser/call-record.ts';
import { Baresip } from './helpers/real-baresip.ts';
import { generateCalls } from './helpers/real-sipp.ts';
import { ListenedTelephone } from './helpers/real-telephone.ts';
import { startVoiceApplication, type VoiceApplication } from './helpers/real-voice-application.ts';
import { serveVoiceStage, type VoiceStage } from './helpers/serve-voice-stage.ts';
import { schemaFaults } from './helpers/voicexml-schemas.ts';

// calls take the time that calls take, and the machine may be busy with other tests
const CALL_MS = 90_000;
// a changed knowledge is learned first
const START_MS = 240_000;

let telephone: ListenedTelephone;
let caller: Baresip;

async function dial(startUrl: string): Promise<void> {
  telephone = await ListenedTelephone.start(startUrl);
  caller = await Baresip.start();
  caller.dial(telephone.uri);
  await caller.until('CALL_ESTABLISHED');
}

async function putDown(): Promise<void> {
  await caller.stop();
  await telephone.stop();
}

const event = (name: string) => (step: CallStep) => step.step === 'event' && step.event === name;
const posted = (step: CallStep): boolean => step.step === 'document' && step.method === 'POST';
const prompt = (step: CallStep): boolean => step.step === 'prompt';

test('the small application is valid VoiceXML and SRGS', async () => {
  const faults = async (name: string, schema: 'vxml.xsd' | 'grammar.xsd'): Promise<string[]> =>
    schemaFaults(await readFile(`test/data/voicexml/${name}`, 'utf8'), schema);
  for (const name of ['start.vxml', 'turn.vxml']) expect(await faults(name, 'vxml.xsd')).toEqual([]);
  for (const name of ['menu.grxml', 'menu-words.grxml']) expect(await faults(name, 'grammar.xsd')).toEqual([]);
});

describe('a softphone calls a small VoiceXML application', () => {
  const MENU = 'กด 1 เรื่องเงินสมทบ';
  let application: VoiceApplication;

  beforeAll(async () => {
    application = await startVoiceApplication();
  });
  afterAll(() => application.close());
  beforeEach(() => dial(application.startUrl), START_MS);
  afterEach(putDown);

  test(
    'stays silent, presses a wrong key, cuts a prompt short, gets an answer, and is passed on',
    async () => {
      await telephone.untilSaid(MENU);
      await telephone.until(event('noinput'));
      await telephone.untilSaid('ไม่ได้ยินค่ะ');
      await telephone.untilSaid('กด 1 หรือ 2 หรือ 0');
      caller.press('7');
      await telephone.until(event('nomatch'));
      await telephone.untilSaid('ไม่มีข้อนั้นค่ะ');
      caller.press('1');
      await telephone.untilSaid('ส่งเงินสมทบร้อยละห้า');
      expect(application.turns.at(-1)).toEqual({ choice: '1', caller: 'sip:somchai@127.0.0.1' });
      await telephone.untilSaid(MENU);
      const menuBegan = performance.now();
      caller.press('0');
      await telephone.untilSaid('รอสักครู่ค่ะ');
      // said to its end, the menu takes more than 5 s
      expect(performance.now() - menuBegan).toBeLessThan(3000);
      expect(await telephone.untilEnded()).toMatchObject({
        end: 'transferred',
        transfers: [{ destination: 'sip:agents@127.0.0.1', summary: 'caller sip:somchai@127.0.0.1', outcome: 'connected' }],
      });
      await caller.until('CALL_CLOSED');
      expect(await caller.loudnessHeard()).toBeGreaterThan(0.02);
    },
    CALL_MS,
  );

  test(
    'types a number, then hangs up in the middle of a prompt, and the application is told',
    async () => {
      await telephone.untilSaid(MENU);
      caller.press('2');
      await telephone.untilSaid('กดตัวเลข');
      caller.press('12#');
      expect(await telephone.until((step) => step.step === 'heard')).toMatchObject({ what: 'keys', value: '12' });
      await telephone.untilSaid('ตั้งแต่สิบ');
      caller.hangUp();
      expect((await telephone.untilEnded()).end).toBe('hang-up');
      expect(application.turns.at(-1)).toEqual({ event: 'hangup', caller: 'sip:somchai@127.0.0.1' });
    },
    CALL_MS,
  );
});

describe('1506 is called', () => {
  let starting: Promise<VoiceStage>;
  let startUrl: string;

  beforeAll(async () => {
    starting = serveVoiceStage();
    const { playParts } = await starting;
    startUrl = startAddress(playParts.startUrl, playParts.key);
  }, START_MS);
  afterAll(async () => (await starting).close(), START_MS);

  describe('by a softphone', () => {
    beforeEach(() => dial(startUrl), START_MS);
    afterEach(putDown);

    test(
      'which presses a wrong key during the greeting, stays silent, and asks for a person',
      async () => {
        await telephone.until(prompt);
        caller.press('7');
        await telephone.until(event('nomatch'));
        await telephone.until(posted);
        await telephone.until(prompt);
        await telephone.until(event('noinput'));
        await telephone.until(posted);
        await telephone.until(prompt);
        caller.press('0');
        await telephone.until(posted);
        expect(await telephone.untilEnded()).toMatchObject({ transfers: [{ destination: 'tel:+6621506', outcome: 'connected' }] });
        await caller.until('CALL_CLOSED');
        expect(await caller.loudnessHeard()).toBeGreaterThan(0.02);
      },
      CALL_MS,
    );

    test(
      'which hangs up, and 1506 is told',
      async () => {
        await telephone.until(prompt);
        caller.hangUp();
        await telephone.until(event('connection.disconnect.hangup'));
        await telephone.until(posted);
        expect(await telephone.untilEnded()).toMatchObject({ end: 'hang-up', documents: [expect.any(String), expect.any(String)] });
      },
      CALL_MS,
    );
  });

  test(
    'ten times by a call generator, five at once; it presses 1 in each, and all calls succeed',
    async () => {
      telephone = await ListenedTelephone.start(startUrl);
      try {
        expect(await generateCalls(telephone.port, { calls: 10, atOnce: 5 })).toEqual({ successful: 10, failed: 0 });
        await telephone.untilEnded(10);
        for (let call = 1; call <= 10; call++) expect(await telephone.until((step) => step.step === 'heard')).toMatchObject({ what: 'keys', value: '1' });
        expect(telephone.ended.map(({ end }) => end)).toEqual(Array(10).fill('hang-up'));
      } finally {
        await telephone.stop();
      }
    },
    CALL_MS,
  );
});
