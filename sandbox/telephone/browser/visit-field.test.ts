import { describe, expect, test } from '@jest/globals';
import { callWith, field, vxml } from '../testing/call-with.ts';

const digits =
  '<property name="interdigittimeout" value="700ms"/><field name="d"><grammar src="builtin:dtmf/digits?minlength=2;maxlength=4"/><filled>got <value expr="d"/></filled><nomatch><prompt>no</prompt><exit/></nomatch></field>';
const spoken = (more: string): string =>
  vxml(
    `<property name="maxnbest" value="3"/>${more}<form><field name="w"><grammar mode="voice" version="1.0" root="r" tag-format="semantics/1.0-literals"><rule id="r"><one-of><item>ลาออก<tag>resign</tag></item><item>ตกงาน</item></one-of></rule></grammar><filled><value expr="w"/> <value expr="w$.utterance + ' ' + application.lastresult$.confidence + ' ' + application.lastresult$.length + ' ' + application.lastresult$[0].inputmode"/></filled><nomatch><prompt>no</prompt><exit/></nomatch></field></form>`,
  );

describe('silence and wrong keys', () => {
  test('are answered by the handler of their count, and the prompt of its count follows a reprompt', async () => {
    const content =
      '<prompt>ask</prompt><prompt count="2">ask again</prompt><noinput>silent<reprompt/></noinput><noinput count="2">silent twice<reprompt/></noinput><nomatch>wrong<reprompt/></nomatch><filled>thanks</filled>';
    const { ears } = await callWith({ start: vxml(`<form>${field(content)}</form>`) }, 'silence', 'silence', { keys: '7' }, { keys: '1' });
    expect(ears.said).toEqual(['ask', 'silent', 'ask again', 'silent twice', 'ask again', 'wrong', 'ask again', 'thanks']);
  });

  test('are not asked again when the handler does not say so', async () => {
    const { ears } = await callWith({ start: vxml(`<form>${field('<prompt>ask</prompt><noinput>silent</noinput>')}</form>`) }, 'silence', 'hang-up');
    expect(ears.said).toEqual(['ask', 'silent']);
  });

  test('are asked again by the platform when there is no handler', async () => {
    const { ears } = await callWith({ start: vxml(`<form>${field('<prompt>ask</prompt>')}</form>`) }, 'silence', { keys: '9' }, 'hang-up');
    expect(ears.said).toEqual(['ask', 'ask', 'ask']);
  });

  test('wait as long as the prompt says, else the property', async () => {
    const start = vxml(`<property name="timeout" value="9s"/><form>${field('<prompt timeout="3s">ask</prompt><noinput/>')}</form>`);
    const { ears } = await callWith({ start }, 'silence', 'hang-up');
    expect(ears.waited.map(({ timeoutMs }) => timeoutMs)).toEqual([3000, 9000]);
  });
});

describe('keys', () => {
  test('end by the longest length, by # or by a pause', async () => {
    const start = vxml(`<form>${digits}</form>`);
    expect((await callWith({ start }, { keys: '1234' })).ears.said).toEqual(['got 1234']);
    expect((await callWith({ start }, { keys: '12#' })).ears.said).toEqual(['got 12']);
    const paused = await callWith({ start }, { keys: '123' });
    expect(paused.ears.said).toEqual(['got 123']);
    expect(paused.ears.waited.at(-1)).toMatchObject({ timeoutMs: 700, keysSoFar: '123' });
  });

  test('that are too few, or not of the grammar, do not match', async () => {
    const start = vxml(`<form>${digits}</form>`);
    for (const keys of ['1', '1#', '*', '#']) expect((await callWith({ start }, { keys })).ears.said).toEqual(['no']);
  });

  test('can follow a link that holds everywhere', async () => {
    const start = vxml(`<link dtmf="9" next="#help"/><form>${field('')}</form><form id="help"><block>help</block></form>`);
    expect((await callWith({ start }, { keys: '9' })).ears.said).toEqual(['help']);
  });
});

describe('words', () => {
  test('match an item, spaces aside, and give its tag, with all readings', async () => {
    const { ears } = await callWith(
      { start: spoken('') },
      {
        words: [
          ['ลา ออก', 0.8],
          ['ตกงาน', 0.6],
          ['นก', 0.6],
        ],
      },
    );
    expect(ears.said).toEqual(['resign ลา ออก 0.8 2 voice']);
  });

  test('that no item has, or that the recogniser is not sure of, do not match', async () => {
    expect((await callWith({ start: spoken('') }, { words: [['นก', 0.9]] })).ears.said).toEqual(['no']);
    expect((await callWith({ start: spoken('') }, { words: [['ตกงาน', 0.4]] })).ears.said).toEqual(['no']);
    const lower = spoken('<property name="confidencelevel" value="0.2"/>');
    expect((await callWith({ start: lower }, { words: [['ตกงาน', 0.4]] })).ears.said).toEqual(['ตกงาน ตกงาน 0.4 1 voice']);
  });

  test('of any kind match a grammar with GARBAGE', async () => {
    const free =
      '<field name="w"><grammar mode="voice" version="1.0" root="r"><rule id="r"><ruleref special="GARBAGE"/></rule></grammar><filled><value expr="w"/></filled></field>';
    const { ears } = await callWith({ start: vxml(`<form>${free}</form>`) }, { words: [['อยากรู้เรื่องเงิน', 0.7]] });
    expect(ears.said).toEqual(['อยากรู้เรื่องเงิน']);
    expect(ears.waited[0]).toMatchObject({ freeSpeech: true, speech: true });
  });

  test('are not heard where only keys are', async () => {
    const start = spoken('<property name="inputmodes" value="dtmf"/><catch event="noinput"><prompt>silence</prompt><exit/></catch>');
    expect((await callWith({ start }, { words: [['ตกงาน', 0.9]] })).ears.said).toEqual(['silence']);
  });
});
