import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPhone } from '../../sandbox/phone/create-phone.ts';

/** The telephone in a browser, served for a test. */
export interface StartedPhone {
  /** Address without a slash at the end. */
  base: string;
  stop(): Promise<void>;
}

/** @param startUrl address of the first document. */
export async function startPhone(startUrl: string, key?: string): Promise<StartedPhone> {
  const server = createServer(createPhone({ startUrl, key })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
