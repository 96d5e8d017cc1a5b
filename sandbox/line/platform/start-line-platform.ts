import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLinePlatform } from './create-line-platform.ts';
import type { LinePlatform, LinePlatformOptions } from './line-platform.ts';

/** A platform that listens. */
export interface RunningLinePlatform {
  platform: LinePlatform;
  /** In place of https://api.line.me, https://api-data.line.me and https://access.line.me. */
  baseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts LINE for development in this process.
 * @param at port 0 takes a free one.
 * @throws Error of the system when it cannot listen.
 */
export async function startLinePlatform(options: LinePlatformOptions, at: { port?: number; host?: string } = {}): Promise<RunningLinePlatform> {
  const { platform, app } = createLinePlatform(options);
  const server = createServer(app);
  server.listen(at.port ?? 0, at.host ?? '127.0.0.1');
  await once(server, 'listening');
  return {
    platform,
    baseUrl: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([platform.close(), closed]);
    },
  };
}
