import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renderPrompt } from './render-prompt.ts';
import { runProgram } from './run-program.ts';
import { SpeechCache } from './speech-cache.ts';

const th = { lang: 'th-TH', rate: 1, volume: 1 };
let folder: string;
let voice: SpeechCache;
let files: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ask1506-voice-'));
  voice = new SpeechCache(folder);
  const wav = await runProgram('sox', ['-n', '-r', '16000', '-c', '2', '-b', '16', '-t', 'wav', '-', 'synth', '0.5', 'sine', '440'], '');
  files = createServer((request, response) => (request.url === '/a.wav' ? response.end(wav) : response.writeHead(404).end('none'))).listen(0, '127.0.0.1');
  await new Promise((resolve) => files.once('listening', resolve));
});
afterAll(async () => {
  files.closeAllConnections();
  await new Promise((resolve) => files.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

test('a sentence is spoken, slower when asked, and made once', async () => {
  const normal = await voice.speak({ text: 'สวัสดีค่ะ', ...th });
  const slow = await voice.speak({ text: 'สวัสดีค่ะ', ...th, rate: 0.7 });
  // 8000 bytes a second
  expect(normal.length).toBeGreaterThan(3000);
  expect(slow.length).toBeGreaterThan(normal.length * 1.15);
  const [file] = await readdir(folder);
  await writeFile(join(folder, file ?? ''), 'kept');
  const again = await Promise.all([voice.speak({ text: 'สวัสดีค่ะ', ...th }), voice.speak({ text: 'สวัสดีค่ะ', ...th, rate: 0.7 })]);
  expect(again.map((sound) => Buffer.from(sound).toString('latin1'))).toContain('kept');
});

test('a prompt has its pauses and sound files, and words where a file cannot be had', async () => {
  const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  const words = { kind: 'say' as const, text: 'รอสักครู่', ...th };
  const pause = await renderPrompt([{ kind: 'pause', ms: 250 }], voice);
  expect(pause).toEqual(Buffer.alloc(2000, 0xff));
  expect(await renderPrompt([{ kind: 'recording', url: `${url}/a.wav`, fallback: [words] }], voice)).toHaveLength(4000);
  const spoken = await voice.speak(words);
  expect(Buffer.from(await renderPrompt([{ kind: 'recording', url: `${url}/b.wav`, fallback: [words] }], voice))).toEqual(Buffer.from(spoken));
});

test('a missing program is named with the way to install it, and a failing one with its last words', async () => {
  await expect(runProgram('no-such-voice', [], '')).rejects.toThrow('no-such-voice is not installed. Run scripts/install-test-tools.sh');
  await expect(runProgram('sox', ['-t', 'wav', '-', '-t', 'ul', '-'], 'no sound')).rejects.toThrow(/sox ended with \d+: .*WAVE/);
});
