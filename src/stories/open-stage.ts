import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { createSandbox } from '../../sandbox/sso/app.ts';
import type { Phrases } from '../channels/phrases/phrases.ts';
import { HttpContactCentre } from '../connectors/contact-centre/http-contact-centre.ts';
import { HttpClient } from '../connectors/http-client.ts';
import type { IdentityProvider } from '../connectors/identity/identity.ts';
import { HttpRegistry } from '../connectors/registry/http-registry.ts';
import { HttpSms } from '../connectors/sms/http-sms.ts';
import { readSpoken } from '../content/read-spoken.ts';
import { MemorySpeaking } from '../desk/suggest/speaking.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import { compose, type Service, type ServiceParts } from '../server/compose.ts';
import type { DeskSetUp } from '../server/compose-desk.ts';
import type { DeskSetUpParts } from '../server/desk-set-up.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import { MemoryConversations } from '../storage/conversations/memory-conversations.ts';
import { MemoryLiveUpdates } from '../storage/live/live-updates.ts';
import { embeddedKeyRing } from '../storage/records/embedded-key-ring.ts';
import { openRecords } from '../storage/records/open-records.ts';
import { DEFAULT_RETENTION, type KeyRing, type Records } from '../storage/records/records.ts';

const TOKEN = 'stage';

/** The whole service with the sandbox behind it, in one process, on a clock that stands still. */
export interface Stage {
  service: Service;
  records: Records;
  conversations: Conversations;
  keyRing: KeyRing;
  /** The SQLite file of the records. */
  file: string;
  live: MemoryLiveUpdates;
  /** Address of the sandbox. */
  sandbox: string;
  /** @param instant ISO with offset. */
  setClock(instant: string): void;
  /** How the back ends behave from now on. */
  setBackEnd(mode: string): Promise<void>;
  /** Whether a person is there to take a conversation over: free, nobody or closed. */
  setAgents(state: string): Promise<void>;
  /** The back ends forget what they received and changed, and are well again. */
  resetBackEnd(): Promise<void>;
  close(): Promise<void>;
}

export interface StageParts {
  content: DialogContent;
  phrases: Phrases;
  /** Who people sign in with, and the address that they come back to; stories sign in by themselves. */
  provider?: IdentityProvider;
  publicUrl?: string;
  log?: Logger;
  /** Where conversations lie; in memory when not said. */
  conversations?: (keyRing: KeyRing) => Promise<Conversations>;
  /** The LINE account, and the address of the provider that a link names. */
  line?: ServiceParts['line'];
  issuer?: string;
  /** Our own agents' desk is served: see `deskSetUp`. */
  desk?: (parts: Omit<DeskSetUpParts, 'content'>) => DeskSetUp;
}

/** Stories sign in by themselves: only the link is made. */
const noProvider: IdentityProvider = {
  begin: () => Promise.reject(new Error('no provider on this stage')),
  finish: () => Promise.reject(new Error('no provider on this stage')),
  ready: async () => true,
};

/** Opens a stage for stories and tests. Close it, or the process stays. */
export async function openStage(parts: StageParts): Promise<Stage> {
  let now = new Date('2026-11-24T10:00:00+07:00');
  const clock = (): Date => now;
  const server = createServer(createSandbox({ facts: parts.content.facts, token: TOKEN, now: clock })).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const sandbox = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'ask-1506-stage-'));
  const file = join(folder, 'records.db');
  const keyRing = embeddedKeyRing(file);
  const records = await openRecords({ file, keyRing, retention: DEFAULT_RETENTION, now: clock });
  const conversations = (await parts.conversations?.(keyRing)) ?? new MemoryConversations();
  const live = new MemoryLiveUpdates();
  // a story does not wait for a far side that is down
  const client = (name: string): HttpClient =>
    new HttpClient(name, { baseUrl: sandbox, token: TOKEN, timeoutMs: 300, retryDelayMs: 5, retryDelayMostMs: 10, breakAfter: 1000 });
  const sms = new HttpSms(client('sms'));
  const service = compose({
    ...parts,
    desk: parts.desk?.({ sms, recogniserKey: 'recogniser-of-the-stage', retention: DEFAULT_RETENTION, speaking: new MemorySpeaking() }),
    conversations,
    records,
    keyRing,
    registry: new HttpRegistry(client('registry')),
    contactCentre: new HttpContactCentre(client('contact-centre')),
    voice: { words: readSpoken(), sms },
    provider: parts.provider ?? noProvider,
    publicUrl: parts.publicUrl ?? 'http://localhost',
    live,
    log: parts.log ?? pino({ level: 'silent' }),
    clock,
  });
  const post = async (path: string, body: object): Promise<void> => {
    await fetch(`${sandbox}/sandbox/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  };
  return {
    service,
    records,
    conversations,
    keyRing,
    file,
    live,
    sandbox,
    setClock: (instant) => {
      now = new Date(instant);
    },
    setBackEnd: (mode) => post('faults', { mode }),
    setAgents: (state) => post('agents', { state }),
    resetBackEnd: () => post('reset', {}),
    close: async () => {
      await records.close();
      await conversations.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
