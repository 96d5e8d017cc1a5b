import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { ConnectorError } from '../../src/connectors/connector-error.ts';
import type { Registry } from '../../src/connectors/registry/registry.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { readDesk } from '../../src/content/read-desk.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { readSpoken } from '../../src/content/read-spoken.ts';
import { DESK, RECOGNISER, type Staff } from '../../src/desk/desk-parts.ts';
import { callRoutes } from '../../src/desk/routes/calls.ts';
import { suggestRoutes } from '../../src/desk/routes/suggest.ts';
import { MemorySpeaking } from '../../src/desk/suggest/speaking.ts';
import type { SuggestParts } from '../../src/desk/suggest/suggest-parts.ts';
import type { Session } from '../../src/dialog/session.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { MemoryConversations } from '../../src/storage/conversations/memory-conversations.ts';
import { MemoryLiveUpdates } from '../../src/storage/live/live-updates.ts';
import { embeddedKeyRing } from '../../src/storage/records/embedded-key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { DEFAULT_RETENTION } from '../../src/storage/records/records.ts';

/** The routes of suggestions and calls over real records, on a clock of a test's own; who asks is said with each request. */
export interface SuggestStage {
  parts: SuggestParts;
  /** @param as who is signed in. */
  send(as: Staff, method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** A conversation as it is between turns. */
  put(conversationId: string, session: Session): Promise<void>;
  /** Its open handoff, taken by an agent. */
  handTo(agentId: string, conversationId: string, channel?: 'web' | 'line' | 'voice'): Promise<void>;
  /** What was said to every open desk. */
  told: unknown[];
  setClock(instant: string): void;
  close(): Promise<void>;
}

export const AGENT: Staff = { id: 'agent-1', name: 'สมหญิง', roles: ['agent'] };
export const OTHER_AGENT: Staff = { id: 'agent-2', name: 'สมชาย', roles: ['agent'] };
export const SUPERVISOR: Staff = { id: 'supervisor-1', name: 'สมศรี', roles: ['supervisor'] };
export const EDITOR: Staff = { id: 'editor-1', name: 'สมปอง', roles: ['editor'] };
export { RECOGNISER };

const nobody: Registry = {
  lookup: () => Promise.reject(new ConnectorError('unavailable', 'no registry on this stage')),
} as unknown as Registry;

/** @param registry answers lookups; unreachable when not said. Close what it returns. */
export async function openSuggestStage(registry: Registry = nobody): Promise<SuggestStage> {
  let now = new Date('2026-11-24T10:00:00+07:00');
  const clock = (): Date => now;
  const folder = mkdtempSync(join(tmpdir(), 'ask-1506-suggest-'));
  const file = join(folder, 'records.db');
  const keyRing = embeddedKeyRing(file);
  const { understanding, ...content } = await loadContent();
  const conversations = new MemoryConversations();
  const live = new MemoryLiveUpdates();
  const parts: SuggestParts = {
    content,
    phrases: await loadPhrases(),
    conversations,
    records: await openRecords({ file, keyRing, retention: DEFAULT_RETENTION, now: clock }),
    keyRing,
    registry,
    live,
    settings: readDesk(),
    recogniserKey: undefined,
    log: pino({ level: 'silent' }),
    clock,
    rank: (text) => understanding.rank(text),
    words: readSpoken(),
    speaking: new MemorySpeaking(() => now.getTime()),
  };
  const told: unknown[] = [];
  live.subscribe(DESK, (message) => told.push(message));
  const app = express();
  let asking = AGENT;
  app.use(express.json(), (request, _response, next) => {
    Object.assign(request, { staff: asking });
    next();
  });
  app.use(suggestRoutes(parts), callRoutes(parts), problemHandler(parts.log));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let events = 0;
  return {
    parts,
    told,
    async send(as, method, path, body) {
      asking = as;
      const response = await fetch(base + path, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
    },
    async put(conversationId, session) {
      events++;
      await conversations.post({ conversationId, eventId: `put-${events}`, payload: {} });
      await conversations.drain(conversationId, async () => ({ session, answer: {} }));
    },
    async handTo(agentId, conversationId, channel = 'web') {
      const { handoffs } = parts.records.desk;
      const request = { personKey: undefined, channel, lang: 'th', reason: 'asked', topic: 'none', summary: '' } as const;
      const { id } = await handoffs.queue({ key: conversationId, conversationId, ...request });
      await handoffs.take(id, agentId);
    },
    setClock: (instant) => {
      now = new Date(instant);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([parts.records.close(), conversations.close(), live.close(), parts.speaking.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
