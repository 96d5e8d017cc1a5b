import { describe, expect, test } from '@jest/globals';
import { vxmlFaults } from '../../../../test/helpers/vxml-valid.ts';
import type { Listening, SpokenStep } from '../spoken-step.ts';
import type { VxmlOptions } from './render-options.ts';
import { renderVxml } from './render-vxml.ts';

const OPTIONS: VxmlOptions = { turnUrl: '/channels/voice/turn', grammarUrl: '/channels/voice/grammars', callId: 'call-1', transferTo: 'tel:+6621506' };
const LISTENING: Listening = {
  choices: [
    { key: '1', id: 'topic:unemployment.benefit', label: 'เงินว่างงาน' },
    { key: '0', id: 'person', label: 'เจ้าหน้าที่' },
  ],
  speech: true,
  silenceMs: 7000,
  betweenKeysMs: 4000,
  endOfSpeechMs: 1500,
};

function step(then: SpokenStep['then'], rest: Partial<SpokenStep> = {}): SpokenStep {
  return { lang: 'th', prompts: [{ text: 'เงินว่างงาน กดหนึ่ง', bargeIn: true }], pace: 'normal', volume: 'normal', then, ...rest };
}

function listen(change: Partial<Listening> = {}, rest: Partial<SpokenStep> = {}, options: Partial<VxmlOptions> = {}): string {
  return valid(renderVxml(step({ do: 'listen', listening: { ...LISTENING, ...change } }, rest), { ...OPTIONS, ...options }));
}

function valid(document: string): string {
  expect(vxmlFaults(document)).toEqual([]);
  return document;
}

describe('a question', () => {
  test('is answered by keys and by words in one field', () => {
    const document = listen();
    expect(document).toContain('<grammar mode="dtmf" type="application/srgs+xml" src="/channels/voice/grammars/keys.grxml?keys=1,0"/>');
    expect(document).toContain(`words.grxml?lang=th&amp;say=${encodeURIComponent('เงินว่างงาน')}&amp;say=${encodeURIComponent('เจ้าหน้าที่')}`);
    expect(document).toContain('<property name="inputmodes" value="dtmf voice"/>');
    expect(document.match(/<field /g)).toHaveLength(1);
  });

  test('that speech does not answer has no grammar of words', () => {
    const document = listen({ speech: false }, {}, { freeSpeech: { src: 'builtin:grammar/transcribe' } });
    expect(document).not.toContain('mode="voice"');
    expect(document).toContain('<property name="inputmodes" value="dtmf"/>');
  });

  test("takes free speech by the gateway's own grammar", () => {
    const document = listen({}, {}, { freeSpeech: { src: 'builtin:grammar/transcribe', type: 'application/x-free' } });
    expect(document).toContain('<grammar mode="voice" src="builtin:grammar/transcribe" type="application/x-free"/>');
  });

  test('takes a number of keys, ended by #', () => {
    const document = listen({ digits: { least: 13, most: 13 }, choices: [{ key: '*', id: 'back', label: 'ย้อนกลับ' }] }, { prompts: [] });
    expect(document).toContain('digits.grxml?least=13&amp;most=13');
    expect(document).toContain('keys.grxml?keys=*"');
    expect(document).toContain('<property name="termchar" value="#"/>');
  });

  test('lets # be a key of the menu', () => {
    const document = listen({ choices: [{ key: '#', id: 'again', label: 'อีกที' }] }, { prompts: [{ text: 'ฟังอีกที กดสี่เหลี่ยม', bargeIn: true }] });
    expect(document).toContain('keys.grxml?keys=%23"');
    expect(document).toContain('<property name="termchar" value=""/>');
  });

  test('waits as long as the step says', () => {
    const document = listen();
    for (const property of [
      'name="timeout" value="7000ms"',
      'name="interdigittimeout" value="4000ms"',
      'name="completetimeout" value="1500ms"',
      'name="maxnbest" value="3"',
    ]) {
      expect(document).toContain(property);
    }
  });

  test('that nothing could answer still takes a key, so that the gateway has a grammar', () => {
    expect(listen({ choices: [], speech: false }, { prompts: [] })).toContain('digits.grxml?least=1&amp;most=1');
  });

  test('sends silence and what was not understood to us', () => {
    const document = listen();
    for (const event of ['noinput', 'nomatch'])
      expect(document).toMatch(new RegExp(`<${event}>\\s*<assign name="event" expr="'${event}'"/>\\s*<assign name="count" expr="count \\+ 1"/>`));
    expect(document.match(/<submit next="\/channels\/voice\/turn" namelist="call utterance confidence dtmf nbest event count" method="post"\/>/g)).toHaveLength(
      5,
    );
  });
});

describe('prompts', () => {
  test('say of each whether it may be cut short, and pause behind it', () => {
    const document = listen(
      {},
      {
        prompts: [
          { text: 'คำเตือน', bargeIn: false, pauseMs: 300 },
          { text: 'เงินว่างงาน กดหนึ่ง', bargeIn: true },
        ],
      },
    );
    expect(document).toMatch(/<prompt bargein="false" xml:lang="th-TH">\s*คำเตือน\s*<break time="300ms"\/>\s*<\/prompt>\s*<prompt bargein="true"/);
  });

  test('are slow or loud when the caller asked for it', () => {
    expect(listen({}, { pace: 'slow', volume: 'loud' })).toContain('<prosody rate="slow" volume="loud">เงินว่างงาน กดหนึ่ง</prosody>');
    expect(listen()).not.toContain('prosody');
  });

  test('are recordings where there are some, with the text behind them', () => {
    const promptAudioUrl: VxmlOptions['promptAudioUrl'] = (text, { pace }) => (text.startsWith('เงิน') ? `/audio/1?pace=${pace}&lang=th` : undefined);
    const document = listen({}, { prompts: [...step({ do: 'hang-up' }).prompts, { text: 'อื่น', bargeIn: true }] }, { promptAudioUrl });
    expect(document).toContain('<audio src="/audio/1?pace=normal&amp;lang=th">เงินว่างงาน กดหนึ่ง</audio>');
    expect(document).toContain('>อื่น</prompt>');
  });

  test('are in the language of the step', () => {
    const document = listen({}, { lang: 'en', prompts: [{ text: 'Press 1.', bargeIn: true }] });
    expect(document).toContain('<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">');
    expect(document).toContain('words.grxml?lang=en');
  });
});

describe('a transfer', () => {
  const then = { do: 'transfer', reason: 'asked', summary: 'เงินว่างงาน "ด่วน" <1>' } as const;

  test('gives the person a summary, and comes back when nobody takes it', () => {
    const document = valid(renderVxml(step(then), OPTIONS));
    expect(document).toContain('<transfer name="person" dest="tel:+6621506" type="bridge" connecttimeout="30000ms" aai="เงินว่างงาน &quot;ด่วน&quot; &lt;1&gt;">');
    expect(document.match(/'transferfailed'/g)).toHaveLength(3);
  });

  test('may be blind, and then does not wait for the telephone to be answered', () => {
    const document = valid(renderVxml(step({ ...then, summary: '' }), { ...OPTIONS, transferType: 'blind' }));
    expect(document).toContain('<transfer name="person" dest="tel:+6621506" type="blind">');
    expect(document).toMatch(/<catch event="connection.disconnect.transfer"><exit\/><\/catch>/);
  });
});

test('a goodbye is said, then the call ends', () => {
  expect(valid(renderVxml(step({ do: 'hang-up' }), OPTIONS))).toMatch(/<prompt [^>]*>เงินว่างงาน กดหนึ่ง<\/prompt>\s*<disconnect\/>/);
});

describe('every document', () => {
  test('says when the caller hangs up', () => {
    expect(listen()).toMatch(/<catch event="connection.disconnect.hangup">\s*<assign name="event" expr="'hangup'"\/>\s*<submit /);
  });

  test('tries again once when we do not answer, then says so and goes to a person', () => {
    const document = listen({}, {}, { lostText: 'ขอโทษ ระบบขัดข้อง' });
    expect(document).toMatch(/<catch event="error.badfetch" count="1"><submit /);
    expect(document).toContain('<catch event="error.badfetch" count="2"><goto next="#lost"/></catch>');
    expect(document).toMatch(/<form id="lost">[\s\S]*ขอโทษ ระบบขัดข้อง[\s\S]*<transfer name="person" dest="tel:\+6621506"/);
  });

  test('plays something while the next one is slow to come', () => {
    expect(listen({}, {}, { fetchAudioUrl: '/audio/wait.wav', fetchTimeoutMs: 8000 })).toMatch(
      /<property name="fetchtimeout" value="8000ms"\/>[\s\S]*fetchaudio="\/audio\/wait.wav"/,
    );
  });

  test('reads the caller where it is told to, and only there', () => {
    expect(listen()).not.toContain('name="caller"');
    const document = listen({}, {}, { callerField: 'session.callerid' });
    expect(document).toContain('session.callerid');
    expect(document).toContain('namelist="call utterance confidence dtmf nbest event count caller"');
    expect(() => listen({}, {}, { callerField: "x'; alert(1)" })).toThrow('is no variable. Allowed: names joined by dots');
  });

  test('carries the id of the call as a string, whatever is in it', () => {
    expect(listen({}, {}, { callId: "a'b\\\n" })).toContain(`<var name="call" expr="'a\\u0027b\\u005c\\u000a'"/>`);
  });
});
