import { describe, expect, test } from '@jest/globals';
import { KeyReader } from './key-reader.ts';
import { type RtpPacket, readRtp, writeRtp } from './rtp-packet.ts';

const packet = (event: number, timestamp: number, more: Partial<RtpPacket> = {}): RtpPacket => ({
  payloadType: 101,
  marker: false,
  sequence: 1,
  timestamp,
  ssrc: 7,
  payload: Uint8Array.of(event, 10, 0, 160),
  ...more,
});

describe('pressed keys', () => {
  test('count once however many packets a press has, and again when pressed again', () => {
    const reader = new KeyReader([101]);
    const presses = [packet(1, 100), packet(1, 100), packet(1, 100), packet(1, 900), packet(11, 1700), packet(11, 1700)];
    expect(presses.map((press) => reader.read(press))).toEqual(['1', undefined, undefined, '1', '#', undefined]);
  });

  test('are not read from sound, from other types, from short packets, or for other events', () => {
    const reader = new KeyReader([96, 101]);
    const none = [packet(1, 1, { payloadType: 0 }), packet(1, 2, { payloadType: 97 }), packet(1, 3, { payload: Uint8Array.of(1) }), packet(16, 4)];
    expect(none.map((press) => reader.read(press))).toEqual([undefined, undefined, undefined, undefined]);
    expect(reader.read(packet(10, 5, { payloadType: 96 }))).toBe('*');
  });
});

describe('an RTP packet', () => {
  test('is read as it was written', () => {
    const written = packet(5, 4_294_967_295, { sequence: 65_535, marker: true, ssrc: 4_000_000_000 });
    expect(readRtp(writeRtp(written))).toEqual({ ...written, payload: Buffer.from(written.payload) });
  });

  test('may have contributors, an extension and padding, and is let go when it is shorter than it says', () => {
    const plain = writeRtp(packet(5, 1));
    const full = Buffer.concat([plain.subarray(0, 12), Buffer.alloc(4), Buffer.from([0, 0, 0, 1, 9, 9, 9, 9]), plain.subarray(12), Buffer.from([0, 2])]);
    full[0] = 0x80 | 0x20 | 0x10 | 1;
    expect(readRtp(full)?.payload).toEqual(plain.subarray(12));
    expect([readRtp(full.subarray(0, 14)), readRtp(Buffer.alloc(12)), readRtp(Buffer.from('hi'))]).toEqual([undefined, undefined, undefined]);
  });
});
