import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './real-free-port.ts';

/** What the call generator counted. */
export interface GeneratedCalls {
  successful: number;
  failed: number;
}

const LONGEST_MS = 40_000;

/**
 * Makes calls with SIPp, by the scenario test/data/voicexml/press-one.sipp.xml. It sends its sound through a raw socket, so it needs root.
 *
 * @throws Error when SIPp is not installed or does not end in time
 */
export async function generateCalls(port: number, { calls, atOnce }: { calls: number; atOnce: number }): Promise<GeneratedCalls> {
  const folder = await mkdtemp(join(tmpdir(), 'ask1506-sipp-'));
  try {
    const counts = join(folder, 'counts.csv');
    const scenario = join(import.meta.dirname, '../data/voicexml/press-one.sipp.xml');
    const own = await freePort('udp');
    const settings = ['-i', '127.0.0.1', '-p', String(own), '-m', String(calls), '-l', String(atOnce), '-r', String(atOnce), '-nostdin'];
    const counting = ['-trace_stat', '-stf', counts, '-trace_err', '-error_file', join(folder, 'errors.log')];
    const code = await run('sipp', [`127.0.0.1:${port}`, '-sf', scenario, ...settings, ...counting], folder);
    const [head = '', ...rows] = (await readFile(counts, 'utf8')).trim().split('\n');
    const count = (name: string): number => Number(rows.at(-1)?.split(';')[head.split(';').indexOf(name)]);
    const counted = { successful: count('SuccessfulCall(C)'), failed: count('FailedCall(C)') };
    if (code !== 0 && counted.failed === 0) throw new Error(`sipp ended with ${code}. Its play_dtmf needs a raw socket: run as root.`);
    return counted;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(name: string, args: string[], cwd: string): Promise<number | null> {
  // it draws on a terminal; without one it may still ask for its kind
  const child = spawn(name, args, { cwd, stdio: 'ignore', env: { ...process.env, TERM: 'dumb' }, timeout: LONGEST_MS, killSignal: 'SIGKILL' });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`${name} cannot be started. Run scripts/install-test-tools.sh.`, { cause })));
    child.once('exit', resolve);
  });
}
