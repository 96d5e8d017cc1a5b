import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../../sandbox/openid/faults.ts';
import { ROOT } from '../../src/content/read-content.ts';

export const CLIENT = { clientId: 'test-client', clientSecret: 'test-secret' };

/** The sandbox's OpenID Provider in a process of its own, on a free port. */
export class ProviderProcess {
  readonly issuer: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, issuer: string) {
    this.#process = process;
    this.issuer = issuer;
  }

  /** @param publicUrl of the service that it may send browsers back to. */
  static async start(publicUrl: string): Promise<ProviderProcess> {
    const child = spawn(process.execPath, [join(ROOT, 'sandbox/openid/main.ts')], {
      env: { PATH: process.env.PATH, PORT: '0', PUBLIC_URL: publicUrl, OIDC_CLIENT_ID: CLIENT.clientId, OIDC_CLIENT_SECRET: CLIENT.clientSecret },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (data) => said.push(String(data)));
    for await (const line of createInterface({ input: child.stdout })) {
      const issuer = /provider: (\S+)/.exec(line)?.[1];
      if (issuer) return new ProviderProcess(child, issuer);
    }
    throw new Error(`The sandbox provider did not start: ${said.join('')}`);
  }

  /** Switches a fault on until the next one. */
  async fault(mode: Fault): Promise<void> {
    const response = await fetch(`${this.issuer}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    });
    if (!response.ok) throw new Error(await response.text());
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}
