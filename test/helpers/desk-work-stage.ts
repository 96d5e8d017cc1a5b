import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Request } from 'express';
import { pino } from 'pino';
import { readFacts } from '../../src/content/read-content.ts';
import { readDesk } from '../../src/content/read-desk.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { readOffice } from '../../src/content/read-office.ts';
import type { WorkParts } from '../../src/desk/callbacks/work-parts.ts';
import { DESK, type Notice, type Staff } from '../../src/desk/desk-parts.ts';
import { callbackRoutes } from '../../src/desk/routes/callbacks.ts';
import { complaintRoutes } from '../../src/desk/routes/complaints.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { MemoryConversations } from '../../src/storage/conversations/memory-conversations.ts';
import { MemoryLiveUpdates } from '../../src/storage/live/live-updates.ts';
import { embeddedKeyRing } from '../../src/storage/records/embedded-key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { DEFAULT_RETENTION } from '../../src/storage/records/records.ts';

/** Signed in by name: nok and lek are agents, sup is a supervisor, edi an editor. */
export const STAFF: Record<string, Staff> = {
  nok: { id: 'agent-nok', name: 'นก', roles: ['agent'] },
  lek: { id: 'agent-lek', name: 'เล็ก', roles: ['agent'] },
  sup: { id: 'sup', name: 'หัวหน้า', roles: ['supervisor'] },
  edi: { id: 'edi', name: 'บรรณาธิการ', roles: ['editor'] },
};

/** The routes of callbacks and complaints over real records, with what people are told written down. */
export interface DeskWorkStage {
  parts: WorkParts;
  /** By conversation, once per event id, as a channel tells it. */
  told: { conversationId: string; notice: Notice }[];
  sms: { to: string; text: string; idempotencyKey: string }[];
  /** What open desks heard. */
  heard: unknown[];
  /** The next times that something is told it fails. */
  fail: { tell: number; sms: number };
  now(instant: string): void;
  ask(who: string, method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, never> & { code?: string } }>;
  close(): Promise<void>;
}

/** The files of empty records in which the staff is known; made once, as it waits for the disk many times. */
let made: Promise<Map<string, Buffer>> | undefined;

async function emptyRecords(): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'ask-1506-desk-empty-'));
  const file = join(folder, 'records.db');
  const records = await openRecords({ file, keyRing: embeddedKeyRing(file), retention: DEFAULT_RETENTION });
  for (const staff of Object.values(STAFF)) await records.desk.agents.signedIn(staff);
  await records.close();
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  rmSync(folder, { recursive: true, force: true });
  return files;
}

export async function openDeskWorkStage(start: string): Promise<DeskWorkStage> {
  let now = new Date(start);
  const folder = mkdtempSync(join(tmpdir(), 'ask-1506-desk-work-'));
  made ??= emptyRecords();
  for (const [name, bytes] of await made) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  const file = join(folder, 'records.db');
  const keyRing = embeddedKeyRing(file);
  const clock = (): Date => now;
  const records = await openRecords({ file, keyRing, retention: DEFAULT_RETENTION, now: clock });
  const [told, sms, heard]: [DeskWorkStage['told'], DeskWorkStage['sms'], unknown[]] = [[], [], []];
  const fail = { tell: 0, sms: 0 };
  const known = new Set<string>();
  const live = new MemoryLiveUpdates();
  const conversations = new MemoryConversations();
  live.subscribe(DESK, (message) => heard.push(message));
  const log = pino({ level: 'silent' });
  const parts: WorkParts = {
    records,
    keyRing,
    live,
    log,
    clock,
    conversations,
    phrases: await loadPhrases(),
    settings: readDesk(),
    content: { office: readOffice(readFacts()) },
    tell: async (conversationId, eventId, notice) => {
      if (fail.tell-- > 0) throw new Error('the store cannot be reached');
      if (conversationId.startsWith('voice-')) return 'unreachable';
      if (!known.has(eventId)) told.push({ conversationId, notice });
      known.add(eventId);
      return 'told';
    },
    sms: {
      send: async (message) => {
        if (fail.sms-- > 0) throw new Error('the gateway cannot be reached');
        if (!sms.some(({ idempotencyKey }) => idempotencyKey === message.idempotencyKey)) sms.push(message);
      },
      ready: async () => true,
    },
  };
  const app = express();
  app.use(express.json());
  app.use((request: Request & { staff?: Staff }, _response, next) => {
    const staff = STAFF[String(request.headers['x-test-staff'])];
    if (staff) request.staff = staff;
    next();
  });
  app.use(callbackRoutes(parts), complaintRoutes(parts), problemHandler(log));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/desk`;
  return {
    parts,
    told,
    sms,
    heard,
    fail,
    now: (instant) => {
      now = new Date(instant);
    },
    ask: async (who, method, path, body) => {
      const response = await fetch(base + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-test-staff': who },
        ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    },
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await conversations.close();
      await records.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
