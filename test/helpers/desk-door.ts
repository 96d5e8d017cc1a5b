import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express, type Router } from 'express';
import { pino } from 'pino';
import { StaffOpenIdProvider } from '../../src/connectors/identity/staff-openid-provider.ts';
import { readDesk } from '../../src/content/read-desk.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { type DeskRoutesParts, deskRoutes } from '../../src/desk/desk-routes.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { MemoryLiveUpdates } from '../../src/storage/live/live-updates.ts';
import { keyedHash } from '../../src/storage/records/hash.ts';
import { newKeyRingText, parseKeyRing } from '../../src/storage/records/key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { type AuditEntry, DEFAULT_RETENTION } from '../../src/storage/records/records.ts';
import { ProviderProcess } from './auth-provider-process.ts';
import { DeskBrowser } from './desk-browser.ts';

/** How the sandbox's provider knows the desk. */
export const DESK_CLIENT = { clientId: 'ask-1506-desk', clientSecret: 'sandbox-only-not-a-secret' };

const START = Date.parse('2026-11-24T10:00:00+07:00');

/** The doors of the desk with the sandbox's provider and records in SQLite, and behind them only what a test puts there. */
export class DeskDoor {
  readonly url: string;
  readonly provider: ProviderProcess;
  /** What the routes of a part need; the rest of the desk is not there. */
  readonly parts: DeskRoutesParts;
  /** Milliseconds; everything goes by it. */
  now = START;
  logged: string[] = [];
  readonly #server: Server;
  readonly #folder: string;
  #app: Express = express();

  private constructor(server: Server, provider: ProviderProcess, folder: string, parts: (door: DeskDoor) => DeskRoutesParts) {
    this.#server = server;
    this.#folder = folder;
    this.provider = provider;
    this.url = addressOf(server);
    server.on('request', (request, response) => this.#app(request, response));
    this.parts = parts(this);
  }

  /** Close what it returns. */
  static async open(): Promise<DeskDoor> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = addressOf(server);
    const provider = await ProviderProcess.start(url);
    const folder = mkdtempSync(join(tmpdir(), 'ask-1506-desk-'));
    const keyRing = parseKeyRing(newKeyRingText());
    let now = (): Date => new Date(START);
    const records = await openRecords({ file: join(folder, 'records.db'), keyRing, retention: DEFAULT_RETENTION, now: () => now() });
    const phrases = await loadPhrases();
    return new DeskDoor(server, provider, folder, (door) => {
      now = () => new Date(door.now);
      const parts: Partial<DeskRoutesParts> = {
        records,
        keyRing,
        phrases,
        live: new MemoryLiveUpdates(),
        settings: readDesk(),
        recogniserKey: 'key-of-the-recogniser',
        log: pino({ level: 'trace' }, { write: (line: string) => door.logged.push(line) }),
        clock: () => now(),
        staffProvider: new StaffOpenIdProvider({ issuer: provider.issuer, ...DESK_CLIENT, hashId: (sub) => keyedHash(keyRing, 'desk-agent', sub) }),
        publicUrl: url,
        signInsPerMinute: 10_000,
      };
      return parts as DeskRoutesParts;
    });
  }

  /** Puts routers behind the doors, anew. */
  serve(routers: ((parts: DeskRoutesParts) => Router)[], more: Partial<DeskRoutesParts> = {}): void {
    const parts = { ...this.parts, ...more };
    this.#app = express();
    this.#app.use(deskRoutes(parts, routers));
    this.#app.use((_request, response) => void response.status(404).end());
    this.#app.use(problemHandler(parts.log));
  }

  browser(): DeskBrowser {
    return new DeskBrowser(this.url);
  }

  pass(minutes: number): void {
    this.now += minutes * 60_000;
  }

  /** What the desk wrote to the audit trail, newest first. */
  async audit(action: string): Promise<Pick<AuditEntry, 'actor' | 'detail'>[]> {
    return (await this.parts.records.audit.list({ action, limit: 100 })).map(({ actor, detail }) => ({ actor, detail }));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.provider.stop();
    await this.parts.records.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
