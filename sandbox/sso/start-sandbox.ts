import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Mode, Target } from './faults.ts';
import type { Agents, ReceivedCallback, ReceivedHandoff, ReceivedTicket, SentMessage } from './received.ts';

/** What `GET /sandbox/state` tells. */
export interface SandboxState {
  requests: Record<string, number>;
  callbacks: ReceivedCallback[];
  tickets: ReceivedTicket[];
  handoffs: ReceivedHandoff[];
  messages: SentMessage[];
}

/** A sandbox process under test. */
export interface RunningSandbox {
  baseUrl: string;
  token: string;
  state(): Promise<SandboxState>;
  /** Switches a fault on for so many requests; for good when not said. */
  fault(mode: Mode, times?: number, target?: Target): Promise<void>;
  agents(state: Agents): Promise<void>;
  /** Forgets what was received and changed, and every fault. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the sandbox as a process of its own on a free port.
 * @param today the day it takes for today, `YYYY-MM-DD`.
 * @throws Error when the process ends before it listens; it says why on standard error.
 */
export async function startSandbox(today: string): Promise<RunningSandbox> {
  const token = 'test-token';
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    // options of the test runner are not for it
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', TOKEN: token, TODAY: today },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(([code]) => [`ended with ${code}`])]);
  const baseUrl = /http:\/\/[^/]+/.exec(String(line))?.[0];
  if (!baseUrl) throw new Error(`The sandbox did not start: it ${line}.`);
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${baseUrl}/sandbox/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The sandbox refused ${path}: ${await response.text()}`);
  };
  return {
    baseUrl,
    token,
    state: async () => (await fetch(`${baseUrl}/sandbox/state`)).json() as Promise<SandboxState>,
    fault: (mode, times, target = 'all') => post('faults', { mode, target, ...(times ? { times } : {}) }),
    agents: (state) => post('agents', { state }),
    reset: () => post('reset', {}),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
