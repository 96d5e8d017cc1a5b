import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../src/content/read-content.ts';

/** A process of src/server/main.ts. */
export interface ServiceProcess {
  base: string;
  /** Dies at once, as by a power cut. */
  kill(): Promise<void>;
}

/**
 * Starts the server on a free port and waits until it listens.
 * @param env what is configured besides the port.
 * @throws Error with what it said when it ends before that.
 */
export async function startService(env: Record<string, string>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [join(ROOT, 'src/server/main.ts')], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compile'),
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REQUESTS_PER_MINUTE: '100000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  // a test run that dies takes its children along
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /localhost:(\d+)/.exec(line)?.[1];
    // what it says from now on is not read, and must not fill the pipe
    child.stdout.resume();
    if (port) return { base: `http://127.0.0.1:${port}`, kill: () => ended(child, 'SIGKILL') };
  }
  throw new Error(`The server did not start: ${said.join('')}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
