import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram } from '../../sandbox/telephone/voice/run-program.ts';
import { freePort } from './real-free-port.ts';

const LONGEST_START_MS = 10_000;
const LONGEST_EVENT_MS = 15_000;

/** The softphone baresip as a caller, driven over its control port. It says nothing itself and records what it hears. */
export class Baresip {
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #control: Socket;
  /** Types of the events it told, such as CALL_ESTABLISHED and CALL_CLOSED. */
  readonly #events: string[] = [];
  #onEvent: () => void = () => undefined;
  #text = '';

  /** @throws Error when baresip is not installed or does not start */
  static async start(): Promise<Baresip> {
    const folder = await mkdtemp(join(tmpdir(), 'ask1506-baresip-'));
    const port = await freePort('tcp');
    await mkdir(join(folder, 'heard'));
    await runProgram('sox', ['-n', '-r', '8000', '-c', '1', '-b', '16', join(folder, 'silence.wav'), 'trim', '0', '60'], '');
    await writeFile(join(folder, 'config'), configOf(folder, port));
    await writeFile(join(folder, 'accounts'), '<sip:somchai@127.0.0.1>;regint=0\n');
    const process = spawn('baresip', ['-f', folder], { stdio: 'ignore' });
    const failed = new Promise<never>((_resolve, reject) => {
      process.once('error', (cause) => reject(new Error('baresip cannot be started. Run scripts/install-test-tools.sh.', { cause })));
      process.once('exit', (code) => reject(new Error(`baresip ended with ${code} when it was started.`)));
    });
    // once started, its end is awaited in stop()
    failed.catch(() => undefined);
    try {
      return new Baresip(folder, process, await Promise.race([connected(port), failed]));
    } catch (error) {
      process.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(folder: string, process: ChildProcess, control: Socket) {
    this.#folder = folder;
    this.#process = process;
    this.#control = control;
    control.on('data', (data) => this.#read(data.toString('utf8')));
  }

  dial(uri: string): void {
    this.#command('dial', uri);
  }

  /** Presses keys, one after the other. */
  press(keys: string): void {
    for (const key of keys) this.#command('sndcode', key);
  }

  hangUp(): void {
    this.#command('hangup');
  }

  /** Resolves when the softphone has told of the event, now or before. @throws Error after 15 s, with what it told instead */
  async until(type: string): Promise<void> {
    const limit = AbortSignal.timeout(LONGEST_EVENT_MS);
    while (!this.#events.includes(type)) {
      const event = new Promise<void>((resolve) => {
        this.#onEvent = resolve;
      });
      await Promise.race([event, wait(200)]);
      if (limit.aborted) throw new Error(`baresip did not tell ${type} in ${LONGEST_EVENT_MS / 1000} s, but: ${this.#events.join(', ') || 'nothing'}.`);
    }
  }

  /** How loud what it heard was, as the root mean square from 0 to 1, over the whole call. */
  async loudnessHeard(): Promise<number> {
    const folder = join(this.#folder, 'heard');
    const file = (await readdir(folder)).find((name) => name.endsWith('-dec.wav'));
    if (!file) throw new Error('baresip recorded nothing.');
    const samples = await runProgram('sox', ['-V1', '--ignore-length', join(folder, file), '-t', 's16', '-'], '');
    let sum = 0;
    for (let at = 0; at + 1 < samples.length; at += 2) sum += (samples.readInt16LE(at) / 32_768) ** 2;
    return Math.sqrt(sum / Math.max(1, samples.length / 2));
  }

  async stop(): Promise<void> {
    this.#control.destroy();
    if (this.#process.exitCode === null && this.#process.signalCode === null && this.#process.kill('SIGKILL')) await once(this.#process, 'exit');
    await rm(this.#folder, { recursive: true, force: true });
  }

  #command(command: string, params?: string): void {
    const text = JSON.stringify({ command, ...(params === undefined ? {} : { params }) });
    this.#control.write(`${Buffer.byteLength(text)}:${text},`);
  }

  /** Netstrings of JSON: events and answers to commands. */
  #read(data: string): void {
    this.#text += data;
    for (;;) {
      const [head, length] = /^(\d+):/.exec(this.#text) ?? [];
      if (head === undefined || this.#text.length < head.length + Number(length) + 1) return;
      const message = JSON.parse(this.#text.slice(head.length, head.length + Number(length))) as { event?: boolean; type?: string };
      this.#text = this.#text.slice(head.length + Number(length) + 1);
      if (message.event && message.type) this.#events.push(message.type);
      this.#onEvent();
    }
  }
}

function configOf(folder: string, port: number): string {
  const modules = ['g711.so', 'aufile.so', 'aubridge.so', 'sndfile.so'].map((name) => `module ${name}`);
  return [
    'poll_method epoll',
    'sip_listen 127.0.0.1:0',
    'net_interface 127.0.0.1',
    `audio_source aufile,${join(folder, 'silence.wav')}`,
    'audio_player aubridge,player',
    'audio_alert aubridge,alert',
    'audio_srate 8000',
    'audio_channels 1',
    `snd_path ${join(folder, 'heard')}`,
    'module_path /usr/lib/baresip/modules',
    ...modules,
    'module_app account.so',
    'module_app ctrl_tcp.so',
    'module_app menu.so',
    `ctrl_tcp_listen 127.0.0.1:${port}`,
    '',
  ].join('\n');
}

async function connected(port: number): Promise<Socket> {
  const limit = AbortSignal.timeout(LONGEST_START_MS);
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return socket;
    } catch (cause) {
      socket.destroy();
      if (limit.aborted) throw new Error('baresip did not open its control port in 10 s.', { cause });
      await wait(20);
    }
  }
}
