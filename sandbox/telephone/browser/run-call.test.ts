import { describe, expect, test } from '@jest/globals';
import { callOn, callWith, field, vxml } from '../testing/call-with.ts';
import { ListEars } from '../testing/list-ears.ts';

describe('a call', () => {
  test('says its prompts, then ends when nothing is left to do, and hangs up once', async () => {
    const { record, ears } = await callWith({ start: vxml('<form><block>one <value expr="1 + 1"/><prompt>three</prompt></block></form>') });
    expect(record.end).toBe('exit');
    expect(ears.said).toEqual(['one 2', 'three']);
    expect(ears.hungUp).toBe(1);
  });

  test('asks for the first document with the caller, and knows the caller inside', async () => {
    const { requests, ears } = await callWith({ start: vxml('<form><block><value expr="session.connection.remote.uri"/></block></form>') });
    expect(requests[0]).toMatchObject({ method: 'GET', fields: [['caller', 'sip:somchai@127.0.0.1']] });
    expect(ears.said).toEqual(['sip:somchai@127.0.0.1']);
  });

  test('goes through the forms of a document and on to another one', async () => {
    const start = vxml(
      '<form id="a"><block><goto next="#c"/></block></form><form id="b"><block>b</block></form><form id="c"><block><goto next="two#x"/></block></form>',
    );
    const two = vxml('<form><block>first</block></form><form id="x"><block>x<disconnect/></block></form>');
    const { record, ears } = await callWith({ start, two });
    expect(ears.said).toEqual(['x']);
    expect(record).toMatchObject({ end: 'disconnect', documents: ['http://app.invalid/start', 'http://app.invalid/two'] });
  });

  test('sends the named variables by POST, or all fields by GET', async () => {
    const start = vxml(`<var name="v" expr="'ก ข'"/><form>${field('<filled><submit next="two" method="post" namelist="f v"/></filled>')}</form>`);
    const two = vxml(`<form>${field('<filled><submit next="three"/></filled>', 'g')}</form>`);
    const { requests } = await callWith({ start, two, three: vxml('<form/>') }, { keys: '1' }, { keys: '2' });
    expect(requests[1]).toMatchObject({
      method: 'POST',
      fields: [
        ['f', '1'],
        ['v', 'ก ข'],
      ],
    });
    expect(requests[2]).toMatchObject({ method: 'GET', fields: [['g', '2']] });
  });

  test('sends an undefined variable as "undefined", and refuses one that was never declared', async () => {
    const sent = await callWith({ start: vxml('<var name="v"/><form><block><submit next="two" namelist="v"/></block></form>'), two: vxml('<form/>') });
    expect(sent.requests[1]?.fields).toEqual([['v', 'undefined']]);
    const refused = await callWith({ start: vxml('<form><block><submit next="two" namelist="nobody"/></block></form>') });
    expect(refused.record.error).toMatchObject({ event: 'error.semantic', message: expect.stringContaining('nobody') });
  });

  test('hands a document that cannot be had to the handler of the document before', async () => {
    const start = vxml('<catch event="error.badfetch"><prompt>sorry <value expr="_event"/></prompt></catch><form><block><goto next="gone"/></block></form>');
    const { record, ears } = await callWith({ start });
    expect(ears.said).toEqual(['sorry error.badfetch.http.404']);
    expect(record.end).toBe('exit');
  });

  test('ends with the error when nobody takes it', async () => {
    const { record } = await callWith({});
    expect(record).toMatchObject({ end: 'error', error: { event: 'error.badfetch.http.404' } });
    const broken = await callWith({ start: '<vxml><form></vxml>' });
    expect(broken.record.error).toMatchObject({ event: 'error.badfetch', message: expect.stringContaining('not well-formed') });
    const unknown = await callWith({ start: vxml('<form><record name="r"/></form>') });
    expect(unknown.record.error?.event).toBe('error.unsupported.record');
  });

  test('stops an application that turns in a circle, and a script that does not end', async () => {
    const circle = await callWith({ start: vxml('<form id="a"><block><goto next="#a"/></block></form>') });
    expect(circle.record.error?.event).toBe('error.endless');
    const script = await callWith({ start: vxml('<form><block><script>for (;;) {}</script></block></form>') });
    expect(script.record.error).toMatchObject({ event: 'error.semantic', message: expect.stringContaining('timed out') });
  });

  test('tells the application that the caller hung up, and listens no more', async () => {
    const start = vxml(
      `<var name="event" expr="'hangup'"/><catch event="connection.disconnect.hangup"><submit next="two" namelist="event"/></catch><form>${field('')}</form>`,
    );
    const { record, requests, ears } = await callWith({ start, two: vxml(`<form>${field('<prompt>still there?</prompt>')}</form>`) }, 'hang-up');
    expect(requests[1]?.fields).toEqual([['event', 'hangup']]);
    expect(record.end).toBe('hang-up');
    expect(ears.said).toEqual([]);
  });
});

describe('a transfer', () => {
  const start = (type: string): string =>
    vxml(
      `<form><transfer name="t" type="${type}" dest="tel:1506" aaiexpr="'a ' + 1"><prompt>wait</prompt><filled>no: <value expr="t"/></filled></transfer></form>`,
    );

  test('passes the call on with its summary', async () => {
    const { record, ears } = await callWith({ start: start('blind') });
    expect(record).toMatchObject({ end: 'transferred', transfers: [{ destination: 'tel:1506', summary: 'a 1', type: 'blind', outcome: 'connected' }] });
    expect(ears.said).toEqual(['wait']);
  });

  test('comes back when nobody takes it over', async () => {
    const ears = new ListEars();
    ears.outcome = 'busy';
    const { record } = await callOn(ears, { start: start('consultation') });
    expect(ears.said).toEqual(['wait', 'no: busy']);
    expect(record.end).toBe('exit');
  });
});

test('a handler counts every event of its kind, and its own failure goes to the next one', async () => {
  const start = vxml(
    '<catch event="error.badfetch" count="1"><submit next="gone"/></catch><catch event="error.badfetch" count="2"><goto next="#lost"/></catch><catch event="error"><exit/></catch><form><block><goto next="nowhere"/></block></form><form id="lost"><block>lost</block></form>',
  );
  const { ears, requests } = await callWith({ start });
  expect(requests.map(({ url }) => url.slice(-7))).toEqual(['d/start', 'nowhere', 'id/gone']);
  expect(ears.said).toEqual(['lost']);
});
