import { describe, expect, test } from '@jest/globals';
import { announcedKeys } from './helpers/announced-keys.ts';
import { grammarFaults, vxmlFaults } from './helpers/vxml-valid.ts';

const document = (body: string, version = '2.1'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><vxml version="${version}" xmlns="http://www.w3.org/2001/vxml" xml:lang="th-TH">${body}</vxml>`;
const menu = (prompt: string): string =>
  document(`<form id="a"><field name="x"><grammar mode="dtmf" src="/g/keys.grxml?keys=1,%23"/><prompt bargein="true">${prompt}</prompt></field></form>`);

test('a good document has no fault', () => {
  expect(vxmlFaults(menu('ว่างงาน กดหนึ่ง ฟังอีกที กดสี่เหลี่ยม'))).toEqual([]);
});

describe('a fault is found:', () => {
  test.each([
    ['no XML', '<vxml', /line 1/],
    ['an unknown attribute', document('<form><block><prompt bargin="true">ก</prompt></block></form>'), /bargin/],
    ['an unknown element', document('<form><filed name="x"/></form>'), /filed/],
    ['a time that is none', document('<form><block><prompt bargein="true"><break time="300 seconds"/></prompt></block></form>'), /300 seconds/],
    ['a version that is none', document('<form/>', '4.0'), /version="4.0"/],
    ['a goto to nowhere', document('<form id="a"><block><goto next="#b"/></block></form>'), /goto #b: no such form/],
    ['a field that is no variable', document('<form><block><submit next="/x" namelist="call"/></block></form>'), /namelist: call is no variable/],
    ['a value for no variable', document(`<form><block><assign name="z" expr="'1'"/></block></form>`), /assign: z is no variable/],
    ['a wrong expression', document('<var name="a" expr="1 +"/><form/>'), /no ECMAScript: 1 \+/],
    ['a wrong script', document('<script>function (</script><form/>'), /no ECMAScript/],
    ['data', document('<form><block><data name="d" src="/x"/></block></form>'), /<data> is not VoiceXML 2.0/],
    ['barge-in left to a default', document('<form><block><prompt>ก</prompt></block></form>'), /leaves barge-in to a default/],
    ['a key that no grammar takes', menu('ประกัน กดสอง'), /key 2 is announced, and no grammar takes it/],
  ])('%s', (_name, text, fault) => {
    expect(vxmlFaults(text).join('\n')).toMatch(fault);
  });

  test('a grammar without a rule', () => {
    expect(grammarFaults('<grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" root="a" mode="dtmf"><item/></grammar>').join('\n')).toMatch(/item/);
  });
});

test.each([
  ['ว่างงาน กดหนึ่ง คลอดลูก กด 2 เจ้าหน้าที่ กดปุ่มศูนย์', ['1', '2', '0']],
  ['ย้อนกลับ กดดอกจัน ฟังอีกที กดสี่เหลี่ยม', ['*', '#']],
  ['Press 1 for money, press star to go back.', ['1', '*']],
  ['กดสี่', ['4']],
  ['กดตัวเลขสิบสามหลัก', []],
])('%s', (text, keys) => {
  expect(announcedKeys(text)).toEqual(keys);
});
