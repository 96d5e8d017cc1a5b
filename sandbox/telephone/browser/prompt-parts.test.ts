import { expect, test } from '@jest/globals';
import { parseXml } from './parse-xml.ts';
import { promptParts } from './prompt-parts.ts';
import { Scopes } from './scopes.ts';

const style = { lang: 'th-TH', rate: 1, volume: 1 };
const parts = (content: string) => promptParts(parseXml(`<prompt>${content}</prompt>`).children, style, new Scopes({}), 'http://app.invalid/voice/start');

test('words beside each other are one part, a value among them', () => {
  expect(parts('ได้ <value expr="1 + 1"/>\n  <s>บาท</s>')).toEqual([{ kind: 'say', text: 'ได้ 2 บาท', ...style }]);
});

test('pauses, pace and loudness are kept apart', () => {
  expect(parts('a<break time="1.5s"/><prosody rate="slow" volume="loud">b<prosody rate="-20%">c</prosody></prosody>')).toEqual([
    { kind: 'say', text: 'a', ...style },
    { kind: 'pause', ms: 1500 },
    { kind: 'say', text: 'b', lang: 'th-TH', rate: 0.75, volume: 1.5 },
    { kind: 'say', text: 'c', lang: 'th-TH', rate: 0.75 * 0.8, volume: 1.5 },
  ]);
});

test('a sound file has its address and the words in its place', () => {
  expect(parts('<audio src="../a.wav">words</audio>')).toEqual([
    { kind: 'recording', url: 'http://app.invalid/a.wav', fallback: [{ kind: 'say', text: 'words', ...style }] },
  ]);
});

test('what is not known is an error that names it', () => {
  expect(() => parts('<video/>')).toThrow(expect.objectContaining({ event: 'error.unsupported.video' }));
});
