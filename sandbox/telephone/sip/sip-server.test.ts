import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OFFER, SipCaller } from '../testing/sip-caller.ts';
import { parameterOf } from './address.ts';
import type { IncomingCall } from './incoming-call.ts';
import { writeAnswer } from './sdp.ts';
import { headerOf, type SipMessage } from './sip-message.ts';
import { SipServer } from './sip-server.ts';

let server: SipServer;
let caller: SipCaller;
let calls: IncomingCall[];

const tagOf = (message: SipMessage): string => parameterOf(headerOf(message, 'to'), 'tag');

beforeEach(async () => {
  calls = [];
  server = await SipServer.listen('127.0.0.1', 0, (call) => calls.push(call));
  caller = await SipCaller.open(server.port);
});
afterEach(async () => {
  await server.close();
  caller.close();
});

async function ringing(): Promise<IncomingCall> {
  caller.send('INVITE', { body: OFFER });
  await caller.next(100);
  const [call] = calls;
  if (!call) throw new Error('No call came.');
  call.ring();
  return call;
}

describe('a call', () => {
  test('rings, is answered with the sound that was offered, and is ended by the caller', async () => {
    const call = await ringing();
    expect(call).toMatchObject({ caller: 'sip:somchai@127.0.0.1', called: 'sip:1506@127.0.0.1', id: 'call-1' });
    await caller.next(180);
    if (call.offer) call.answer(writeAnswer('127.0.0.1', 4000, call.offer));
    const ok = await caller.next(200);
    expect(ok.body).toContain('m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000');
    caller.send('ACK', { toTag: tagOf(ok) });
    caller.send('BYE', { toTag: tagOf(ok) });
    expect(headerOf(await caller.next(200), 'cseq')).toBe('1 BYE');
    await call.ended;
  });

  test('is one call however often its INVITE is repeated, and its answer is repeated until it is acknowledged', async () => {
    const branch = caller.send('INVITE', { body: OFFER });
    caller.send('INVITE', { body: OFFER, branch });
    await caller.next(100);
    await caller.next(100);
    expect(calls).toHaveLength(1);
    calls[0]?.answer('');
    const first = await caller.next(200);
    const second = await caller.next(200);
    expect(second).toEqual(first);
    caller.send('ACK', { toTag: tagOf(first) });
  });

  test('is ended by the telephone with a BYE of the same dialog', async () => {
    const call = await ringing();
    call.answer('');
    const ok = await caller.next(200);
    caller.send('ACK', { toTag: tagOf(ok) });
    const ended = call.hangUp();
    const bye = await caller.next('BYE');
    expect(headerOf(bye, 'from')).toBe(headerOf(ok, 'to'));
    expect(headerOf(bye, 'to')).toBe('"Somchai" <sip:somchai@127.0.0.1>;tag=mine');
    caller.answer(bye);
    await ended;
    expect(call.over).toBe(true);
  });

  test('can be taken back while it rings', async () => {
    const branch = caller.send('INVITE', { body: OFFER });
    await caller.next(100);
    caller.send('CANCEL', { branch });
    const both = [await caller.next(487), calls[0]?.over];
    expect(both).toEqual([expect.objectContaining({ first: { kind: 'response', status: 487, reason: 'Request Terminated' } }), true]);
    caller.send('ACK', { branch });
  });

  test('cannot be changed', async () => {
    const call = await ringing();
    call.answer('');
    const toTag = tagOf(await caller.next(200));
    caller.send('ACK', { toTag });
    const branch = caller.send('INVITE', { toTag, body: OFFER });
    await caller.next(488);
    caller.send('ACK', { toTag, branch });
    expect(call.over).toBe(false);
  });
});

describe('what the telephone does not do is said clearly', () => {
  test('a question gets what is allowed', async () => {
    caller.send('OPTIONS');
    expect(headerOf(await caller.next(200), 'allow')).toBe('INVITE, ACK, BYE, CANCEL, OPTIONS');
    caller.send('REGISTER');
    expect(headerOf(await caller.next(405), 'allow')).toContain('INVITE');
  });

  test('no call, no sound, another codec, another body, an extension', async () => {
    caller.send('BYE', { toTag: 'nobody' });
    await caller.next(481);
    caller.send('CANCEL');
    await caller.next(481);
    const refused = async (status: number, options: Parameters<SipCaller['send']>[1]): Promise<SipMessage> => {
      const branch = caller.send('INVITE', options);
      const answer = await caller.next(status);
      caller.send('ACK', { branch });
      return answer;
    };
    expect(headerOf(await refused(488, {}), 'warning')).toContain('SDP');
    expect(headerOf(await refused(488, { body: OFFER.replace('RTP/AVP 0', 'RTP/AVP 8') }), 'warning')).toContain('PCMU');
    await refused(415, { body: 'x', type: 'text/plain' });
    expect(headerOf(await refused(420, { body: OFFER, more: [['require', '100rel']] }), 'unsupported')).toBe('100rel');
    expect(calls).toHaveLength(0);
  });

  test('a message without what it needs is refused; noise is not answered', async () => {
    caller.sendText('\r\n\r\n');
    caller.sendText('hello');
    caller.sendText('OPTIONS sip:1506@127.0.0.1 SIP/2.0\r\nv: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKx\r\n\r\n');
    const answer = await caller.next(400);
    expect(answer.first).toMatchObject({ reason: 'Missing from, to, call-id, cseq' });
  });
});
