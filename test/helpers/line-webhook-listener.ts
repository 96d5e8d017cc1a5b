import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A webhook as it came in. */
export interface ReceivedWebhook {
  raw: Buffer;
  signature: string;
  // biome-ignore lint/suspicious/noExplicitAny: JSON of the platform under test
  body: any;
}

/** A bot that only listens. */
export interface WebhookListener {
  url: string;
  received: ReceivedWebhook[];
  /** Status of the answers from now on; `never` leaves them open. */
  answerWith(status: number | 'never'): void;
  stop(): Promise<void>;
}

/** Takes webhooks on a free port and answers 200. */
export async function listenForWebhooks(): Promise<WebhookListener> {
  const received: ReceivedWebhook[] = [];
  let answer: number | 'never' = 200;
  const server = createServer(async (request, response) => {
    const raw = await buffer(request);
    received.push({ raw, signature: String(request.headers['x-line-signature']), body: JSON.parse(raw.toString('utf8')) });
    if (answer !== 'never') response.writeHead(answer, { location: '/elsewhere' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/webhook`,
    received,
    answerWith: (status) => {
      answer = status;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
