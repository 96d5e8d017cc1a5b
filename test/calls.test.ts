import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { playCall } from '../sandbox/phone/calls/play-call.ts';
import { readCalls } from '../sandbox/phone/calls/read-calls.ts';
import { serveVoiceStage, type VoiceStage } from './helpers/serve-voice-stage.ts';
import { vxmlFaults } from './helpers/vxml-valid.ts';

/** Every call of test/calls against the served service, through its VoiceXML documents. */
let stage: VoiceStage;
beforeAll(async () => {
  stage = await serveVoiceStage();
}, 300_000);
afterAll(() => stage?.close());

const calls = readCalls();

describe('a call', () => {
  test.each(calls.map(({ file, call }) => [`${call.name} (${file})`, call] as const))('%s', async (_name, call) => {
    const invalid: string[] = [];
    const { faults, transcript } = await playCall(call, {
      ...stage.playParts,
      onDocument: (xml, url) => {
        for (const fault of vxmlFaults(xml)) invalid.push(`${url}: ${fault}`);
      },
    });
    expect({ faults, invalid, transcript: faults.length > 0 ? transcript : [] }).toEqual({ faults: [], invalid: [], transcript: [] });
  });
});

test('there are forty calls or more, of every part of the country', () => {
  expect(calls.length).toBeGreaterThanOrEqual(40);
  const speeches = calls.map(({ call }) => call.speech ?? 'central');
  for (const speech of ['central', 'isan', 'north', 'south'] as const) expect(speeches.filter((one) => one === speech).length).toBeGreaterThanOrEqual(3);
});

test('every figure that is heard is compared with the web chat', () => {
  expect(calls.filter(({ call }) => call.figures && !call.asks).map(({ call }) => call.name)).toEqual([]);
  expect(calls.filter(({ call }) => call.figures).length).toBeGreaterThanOrEqual(25);
});
