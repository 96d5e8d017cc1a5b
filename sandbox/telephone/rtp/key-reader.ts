import type { Key } from '../browser/call-ears.ts';
import type { RtpPacket } from './rtp-packet.ts';

const keys = '0123456789*#';

/**
 * Reads pressed keys out of telephone-event packets (RFC 4733). One press is many packets with the same timestamp, the last one sent three times:
 * it counts once, at its first packet.
 */
export class KeyReader {
  readonly #types: ReadonlySet<number>;
  #last = '';

  /** @param types payload types that carry keys */
  constructor(types: Iterable<number>) {
    this.#types = new Set(types);
  }

  /** @returns the key when a press begins */
  read({ payloadType, payload, ssrc, timestamp }: RtpPacket): Key | undefined {
    const event = payload[0];
    if (!this.#types.has(payloadType) || payload.length < 4 || event === undefined) return undefined;
    const press = `${ssrc} ${timestamp} ${event}`;
    if (press === this.#last) return undefined;
    this.#last = press;
    return keys[event] as Key | undefined;
  }
}
