import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RecordsPlace } from '../../src/storage/records/connect.ts';

const CHILD = fileURLToPath(new URL('./records-child.ts', import.meta.url));

/** A started process (records-child.ts). */
export interface RecordsChild {
  process: ChildProcess;
  /** What it said so far, line by line. */
  lines: string[];
  /** Waits until it has said this many lines. @throws with its errors when it ends before. */
  said(count: number): Promise<void>;
  /** Lets it open the records. */
  go(): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  errors(): string;
}

/** Starts a process that opens the records when told to. */
export function startRecordsChild(options: { place: RecordsPlace; keys: { DATA_KEYS: string; HASH_KEY: string }; task: 'open' | 'write' }): RecordsChild {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
  const lines: string[] = [];
  let errors = '';
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    tell();
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let closed = false;
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      closed = true;
      tell();
      resolve(code ?? signal ?? '');
    });
  });
  const said = (count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (lines.length < count && !closed) return;
        listeners.delete(check);
        if (lines.length >= count) resolve();
        else reject(new Error(`The process ended after "${lines.join(', ')}": ${errors}`));
      };
      listeners.add(check);
      check();
    });
  return { process: child, lines, said, go: () => child.stdin.write('go\n'), ended, errors: () => errors };
}
