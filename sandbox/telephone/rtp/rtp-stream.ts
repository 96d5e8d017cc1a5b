import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Key } from '../browser/call-ears.ts';
import { KeyReader } from './key-reader.ts';
import { readRtp, writeRtp } from './rtp-packet.ts';

const PACKET_MS = 20;
/** 8000 samples of one byte a second. */
const PACKET_BYTES = 160;
// after a longer standstill of the process the lost packets are not made up for: they would come as a burst
const MOST_LATE_PACKETS = 10;
const SILENCE = 0xff;

/** The sound of one call: µ-law at 8 kHz, a packet every 20 ms, silence between the prompts, and the keys that the caller presses. */
export class RtpStream {
  /** Called for each pressed key. */
  onKey: (key: Key) => void = () => undefined;
  readonly #socket: Socket;
  readonly #target: { address: string; port: number };
  readonly #reader: KeyReader;
  readonly #ssrc = randomBytes(4).readUInt32BE(0);
  #sequence = randomBytes(2).readUInt16BE(0);
  #timestamp = randomBytes(4).readUInt32BE(0);
  #first = true;
  #timer: NodeJS.Timeout | undefined;
  #playing: { sound: Uint8Array; at: number; end: () => void } | undefined;

  /** @param keyTypes payload types of keys @param target where the caller wants the sound */
  static async open(host: string, target: { address: string; port: number }, keyTypes: Iterable<number>): Promise<RtpStream> {
    const socket = createSocket('udp4');
    socket.bind(0, host);
    await once(socket, 'listening');
    return new RtpStream(socket, target, new KeyReader(keyTypes));
  }

  private constructor(socket: Socket, target: { address: string; port: number }, reader: KeyReader) {
    this.#socket = socket;
    this.#target = target;
    this.#reader = reader;
    socket.on('message', (data) => {
      const packet = readRtp(data);
      const key = packet && this.#reader.read(packet);
      if (key) this.onKey(key);
    });
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Begins to send. */
  start(): void {
    const startedAt = performance.now();
    let sent = 0;
    const tick = (): void => {
      const due = Math.floor((performance.now() - startedAt) / PACKET_MS) + 1;
      if (due - sent > MOST_LATE_PACKETS) sent = due - 1;
      for (; sent < due; sent++) this.#sendPacket();
      this.#timer = setTimeout(tick, Math.max(0, startedAt + sent * PACKET_MS - performance.now()));
    };
    tick();
  }

  /** Plays µ-law sound; resolves when its last packet is sent, or `stopPlaying` cuts it. */
  play(sound: Uint8Array): Promise<void> {
    this.stopPlaying();
    return new Promise((end) => {
      this.#playing = { sound, at: 0, end };
    });
  }

  stopPlaying(): void {
    this.#playing?.end();
    this.#playing = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.stopPlaying();
    this.#socket.close();
  }

  #sendPacket(): void {
    const payload = new Uint8Array(PACKET_BYTES).fill(SILENCE);
    const playing = this.#playing;
    if (playing) {
      payload.set(playing.sound.subarray(playing.at, playing.at + PACKET_BYTES));
      playing.at += PACKET_BYTES;
      if (playing.at >= playing.sound.length) this.stopPlaying();
    }
    const packet = { payloadType: 0, marker: this.#first, sequence: this.#sequence, timestamp: this.#timestamp, ssrc: this.#ssrc, payload };
    this.#first = false;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + PACKET_BYTES) >>> 0;
    this.#socket.send(writeRtp(packet), this.#target.port, this.#target.address);
  }
}
