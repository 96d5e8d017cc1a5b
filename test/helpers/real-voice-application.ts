import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

const folder = join(import.meta.dirname, '../data/voicexml');

/** The little VoiceXML application of test/data/voicexml on a free port. */
export interface VoiceApplication {
  startUrl: string;
  /** Fields of every POST to it, in order. */
  turns: Record<string, string>[];
  close(): Promise<void>;
}

export async function startVoiceApplication(): Promise<VoiceApplication> {
  const turns: VoiceApplication['turns'] = [];
  const server = createServer(async (request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (request.method === 'POST') turns.push(Object.fromEntries(new URLSearchParams(await text(request))));
    const content = await readFile(join(folder, name === 'turn' ? 'turn.vxml' : name)).catch(() => undefined);
    response.writeHead(content ? 200 : 404, { 'content-type': 'application/voicexml+xml' }).end(content);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    startUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/start.vxml`,
    turns,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
