import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jambonzFaults } from '../../../../test/helpers/jambonz-valid.ts';
import type { Listening, SpokenStep } from '../spoken-step.ts';
import type { JambonzOptions } from './jambonz-options.ts';
import { renderJambonz } from './render-jambonz.ts';
import type { DialVerb, GatherVerb } from './verbs.ts';

const OPTIONS: JambonzOptions = { turnUrl: '/channels/voice/jambonz/turn?turn=2', transferTo: 'tel:+6621506' };
const MENU: Listening = {
  choices: [
    { key: '1', id: 'details', label: 'รายละเอียด' },
    { key: '0', id: 'person', label: 'เจ้าหน้าที่' },
  ],
  speech: true,
  silenceMs: 7000,
  betweenKeysMs: 4000,
  endOfSpeechMs: 1500,
};

function stepWith(more: Partial<SpokenStep> = {}, then: SpokenStep['then'] = { do: 'listen', listening: MENU }): SpokenStep {
  const prompts = [{ text: 'ได้หกสิบเปอร์เซ็นต์', bargeIn: true, pauseMs: 300 }];
  return { lang: 'th', prompts, pace: 'normal', volume: 'normal', then, ...more };
}

function gatherOf(listening: Partial<Listening>, options: Partial<JambonzOptions> = {}): GatherVerb {
  const verbs = renderJambonz(stepWith({}, { do: 'listen', listening: { ...MENU, ...listening } }), { ...OPTIONS, ...options });
  expect(jambonzFaults(verbs)).toEqual([]);
  return verbs.find((verb) => verb.verb === 'gather') as GatherVerb;
}

describe('a question', () => {
  test('is one gather that keys and words answer, and both may cut it short', () => {
    expect(gatherOf({}, { phrases: ['พูดอีกที', 'รายละเอียด'] })).toMatchObject({
      input: ['digits', 'speech'],
      actionHook: OPTIONS.turnUrl,
      numDigits: 1,
      timeout: 7,
      interDigitTimeout: 4,
      speechTimeout: 1.5,
      bargein: true,
      dtmfBargein: true,
      minBargeinWordCount: 1,
      recognizer: { vendor: 'default', language: 'th-TH', hints: ['รายละเอียด', 'เจ้าหน้าที่', 'พูดอีกที'] },
      say: { text: '<speak>ได้หกสิบเปอร์เซ็นต์<break time="300ms"/></speak>' },
    });
  });

  test('for a number ends by its length, # or a pause, and lets a lone 0 through to a person', () => {
    const gather = gatherOf({ digits: { least: 13, most: 13 } });
    expect(gather).toMatchObject({ minDigits: 1, maxDigits: 13, finishOnKey: '#' });
    expect(gather.numDigits).toBeUndefined();
  });

  test('where # is a key of the menu is ended by no key', () => {
    expect(gatherOf({ choices: [{ key: '#', id: 'again', label: 'อีกที' }] }).finishOnKey).toBeUndefined();
  });

  test('for keys only starts no recogniser', () => {
    const gather = gatherOf({ speech: false });
    expect([gather.input, gather.recognizer, gather.bargein]).toEqual([['digits'], undefined, false]);
  });

  test('waits longer behind words for those who speak slowly, by joining what they say', () => {
    expect(gatherOf({ endOfSpeechMs: 1500 }).recognizer?.asrTimeout).toBeUndefined();
    expect(gatherOf({ endOfSpeechMs: 3000 }).recognizer?.asrTimeout).toBe(3);
  });

  test('in English is recognised as English', () => {
    const [gather] = renderJambonz(stepWith({ lang: 'en' }), OPTIONS);
    expect(gather).toMatchObject({ recognizer: { language: 'en-US' } });
  });

  test('says what may not be cut short before it listens', () => {
    const prompts = [
      { text: 'ก', bargeIn: true },
      { text: 'ข', bargeIn: false },
      { text: 'ค', bargeIn: true },
    ];
    expect(renderJambonz(stepWith({ prompts }), OPTIONS)).toMatchObject([
      { verb: 'say', text: '<speak>ก ข </speak>' },
      { verb: 'gather', say: { text: '<speak>ค </speak>' } },
      { verb: 'dial' },
    ]);
  });

  test('is followed by a person, for the case that our service does not answer', () => {
    expect(renderJambonz(stepWith(), OPTIONS).at(-1)).toEqual({ verb: 'dial', target: [{ type: 'phone', number: '+6621506' }], timeout: 30 });
  });

  test('plays a sound while an answer is slow to come', () => {
    const url = 'https://example.org/wait.wav';
    expect(gatherOf({}, { fetchAudioUrl: url }).actionHookDelayAction).toEqual({
      enabled: true,
      noResponseTimeout: 2,
      actions: [{ verb: 'play', url }],
    });
  });
});

test('slow and loud are said to the voice', () => {
  const [gather] = renderJambonz(stepWith({ pace: 'slow', volume: 'loud' }), OPTIONS);
  expect(gather).toMatchObject({ say: { text: expect.stringContaining('<prosody rate="slow" volume="loud">ได้หกสิบเปอร์เซ็นต์</prosody>') } });
});

describe('a person', () => {
  const transfer = (options: Partial<JambonzOptions> = {}, summary = 'ถาม ตกงาน') =>
    renderJambonz(stepWith({}, { do: 'transfer', reason: 'asked', summary }), { ...OPTIONS, ...options });

  test('is dialled with a summary in the header User-to-User, and the result comes back to us', () => {
    const [said, dial] = transfer() as [unknown, DialVerb];
    expect(said).toMatchObject({ verb: 'say' });
    expect(dial).toMatchObject({ verb: 'dial', actionHook: OPTIONS.turnUrl, target: [{ type: 'phone', number: '+6621506' }], tag: { summary: 'ถาม ตกงาน' } });
    const [hex = '', encoding] = dial.headers?.['User-to-User']?.split(';') ?? [];
    expect([Buffer.from(hex, 'hex').toString('utf8'), encoding]).toEqual(['ถาม ตกงาน', 'encoding=hex']);
  });

  test('has a header that fits into a packet, however long the summary is', () => {
    const [, dial] = transfer({}, 'ก'.repeat(500)) as [unknown, DialVerb];
    expect(dial.headers?.['User-to-User']).toHaveLength(600 + ';encoding=hex'.length);
  });

  test('may have a SIP address', () => {
    expect(transfer({ transferTo: 'sip:agents@example.org' })[1]).toMatchObject({ target: [{ type: 'sip', sipUri: 'sip:agents@example.org' }] });
  });

  test('takes the call over by SIP REFER where the transfer is blind', () => {
    expect(transfer({ transferType: 'blind' })[1]).toMatchObject({ verb: 'sip:refer', referTo: '+6621506', actionHook: OPTIONS.turnUrl });
  });
});

test('the end of a call is said to its end', () => {
  expect(renderJambonz(stepWith({}, { do: 'hang-up' }), OPTIONS).map(({ verb }) => verb)).toEqual(['say', 'hangup']);
  expect(renderJambonz(stepWith({ prompts: [] }, { do: 'hang-up' }), OPTIONS)).toEqual([{ verb: 'hangup' }]);
});

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('', ' ', ']]>', '<speak>', '&amp;', '\u0000', '\ud800', 'tel:1506', 'เงิน'));
const ms = fc.integer({ min: 0, max: 60_000 });
const listening: fc.Arbitrary<Listening> = fc.record(
  {
    choices: fc.array(fc.record({ key: fc.constantFrom(...'0123456789*#'), id: text, label: text }), { maxLength: 5 }),
    digits: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 13 })).map(([least, most]) => ({ least, most })),
    speech: fc.boolean(),
    silenceMs: ms,
    betweenKeysMs: ms,
    endOfSpeechMs: ms,
  },
  { requiredKeys: ['choices', 'speech', 'silenceMs', 'betweenKeysMs', 'endOfSpeechMs'] },
);
const then: fc.Arbitrary<SpokenStep['then']> = fc.oneof(
  listening.map((listening) => ({ do: 'listen' as const, listening })),
  fc.record({ do: fc.constant('transfer' as const), reason: text, summary: text }),
  fc.constant({ do: 'hang-up' as const }),
);
const step: fc.Arbitrary<SpokenStep> = fc.record({
  lang: fc.constantFrom('th', 'en'),
  prompts: fc.array(fc.record({ text, bargeIn: fc.boolean(), pauseMs: ms }, { requiredKeys: ['text', 'bargeIn'] }), { maxLength: 4 }),
  pace: fc.constantFrom('normal', 'slow'),
  volume: fc.constantFrom('normal', 'loud'),
  then,
});
const options: fc.Arbitrary<JambonzOptions> = fc.record({
  turnUrl: fc.constant(OPTIONS.turnUrl),
  transferTo: fc.constantFrom('tel:+6621506', '1506', 'sip:agents@example.org;transport=tcp'),
  transferType: fc.constantFrom(undefined, 'bridge', 'blind', 'consultation'),
  phrases: fc.array(text, { maxLength: 150 }),
});

test('any step gives verbs that both validators of jambonz take, and nothing without text is said', () => {
  fc.assert(
    fc.property(step, options, (step, options) => expect(jambonzFaults(renderJambonz(step, options))).toEqual([])),
    { numRuns: 200 },
  );
});

test('the validators of these tests see what is wrong', () => {
  const broken = [
    { verb: 'gather', input: ['dtmf'] },
    { verb: 'gather', numdigits: 1 },
    { verb: 'dial' },
    { verb: 'say', text: '' },
    { verb: 'say', text: '<speak>' },
  ] as unknown as Parameters<typeof jambonzFaults>[0];
  for (const verb of broken) expect(jambonzFaults([verb])).not.toEqual([]);
});
