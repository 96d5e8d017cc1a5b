import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { json } from 'express';
import { pino } from 'pino';
import { type RunningLinePlatform, startLinePlatform } from '../../sandbox/line/platform/start-line-platform.ts';
import { LineClient } from '../../src/channels/line/line-client.ts';
import { lineConversationId } from '../../src/channels/line/line-ids.ts';
import { type Delivery, TurnService } from '../../src/channels/turn-service.ts';
import { OpenIdProvider } from '../../src/connectors/identity/openid-provider.ts';
import type { Registry } from '../../src/connectors/registry/registry.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { createOutside } from '../../src/server/effects/create-outside.ts';
import { authRoutes } from '../../src/server/sign-in/auth-routes.ts';
import { createLineLinking, type LineLinking } from '../../src/server/sign-in/line-linking.ts';
import { SignInService } from '../../src/server/sign-in/sign-in-service.ts';
import { noContactCentre, noRegistry } from '../../src/server/unconfigured.ts';
import { MemoryConversations } from '../../src/storage/conversations/memory-conversations.ts';
import { embeddedKeyRing } from '../../src/storage/records/embedded-key-ring.ts';
import { openRecords } from '../../src/storage/records/open-records.ts';
import { DEFAULT_RETENTION, type KeyRing, type Records } from '../../src/storage/records/records.ts';
import { CLIENT, ProviderProcess } from './auth-provider-process.ts';

const CHANNEL = { channelSecret: 'secret', channelToken: 'token' };
export const START = Date.parse('2026-11-24T10:00:00+07:00');

interface Event {
  type: string;
  webhookEventId: string;
  source?: { userId: string };
  message?: { text?: string };
  postback?: { data: string };
  link?: { result: 'ok' | 'failed'; nonce: string };
}

/** Account linking between the sandbox's LINE and its OpenID provider, with no more of the service around it than it takes. */
export class LinkingStage {
  now = START;
  readonly logged: string[] = [];
  /** What was said on LINE, in order. A test may let it fail. */
  said: Delivery[] = [];
  deliver: (delivery: Delivery) => Promise<void> = async (delivery) => void this.said.push(delivery);
  readonly url: string;
  readonly line: RunningLinePlatform;
  readonly provider: ProviderProcess;
  readonly records: Records;
  readonly keyRing: KeyRing;
  readonly conversations = new MemoryConversations();
  readonly gone = new Set<string>();
  #linking: LineLinking | undefined;
  #turns: TurnService | undefined;
  readonly #users = new Map<string, string>();
  readonly #close: () => Promise<void>;

  private constructor(parts: Pick<LinkingStage, 'url' | 'line' | 'provider' | 'records' | 'keyRing'>, close: () => Promise<void>) {
    this.url = parts.url;
    this.line = parts.line;
    this.provider = parts.provider;
    this.records = parts.records;
    this.keyRing = parts.keyRing;
    this.#close = close;
  }

  static async open(): Promise<LinkingStage> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = mkdtempSync(join(tmpdir(), 'ask-1506-linking-'));
    const file = join(folder, 'records.db');
    const keyRing = embeddedKeyRing(file);
    const holder: { stage?: LinkingStage } = {};
    const records = await openRecords({ file, keyRing, retention: DEFAULT_RETENTION, now: () => new Date(holder.stage?.now ?? START) });
    const line = await startLinePlatform({ ...CHANNEL, webhookUrl: `${url}/webhook`, webhookTimeoutMs: 20_000 });
    const provider = await ProviderProcess.start(url);
    const stage = new LinkingStage({ url, line, provider, records, keyRing }, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([line.stop(), provider.stop(), records.close()]);
      rmSync(folder, { recursive: true, force: true });
    });
    holder.stage = stage;
    await stage.#serve(server);
    return stage;
  }

  get linking(): LineLinking {
    return this.#linking as LineLinking;
  }

  get turns(): TurnService {
    return this.#turns as TurnService;
  }

  conversationOf(userId: string): string {
    return lineConversationId(this.keyRing, userId);
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #serve(server: Server): Promise<void> {
    const { records, keyRing, conversations, url, line } = this;
    const phrases = await loadPhrases();
    const log = pino({ level: 'trace' }, { write: (text: string) => this.logged.push(text) });
    const clock = (): Date => new Date(this.now);
    const holder: { signIn?: SignInService } = {};
    const linking = createLineLinking({
      signIn: () => holder.signIn as SignInService,
      records,
      conversations,
      turns: () => this.turns,
      deliver: (delivery) => this.deliver(delivery),
      line: new LineClient({ token: CHANNEL.channelToken, baseUrl: line.baseUrl }),
      userIdOf: async (conversationId) => (this.gone.has(conversationId) ? undefined : this.#users.get(conversationId)),
      phrases,
      keyRing,
      issuer: this.provider.issuer,
      publicUrl: url,
      accountLinkUrl: `${line.baseUrl}/dialog/bot/accountLink`,
      requestsPerMinute: 10_000,
      log,
    });
    const signIn = new SignInService({
      provider: new OpenIdProvider({ issuer: this.provider.issuer, ...CLIENT }),
      records,
      publicUrl: url,
      onSignedIn: () => Promise.reject(new Error('nobody signs in to the web chat here')),
      onSignedInForLine: linking.finishSignIn,
      log,
    });
    holder.signIn = signIn;
    this.#linking = linking;
    const outside = createOutside({
      records,
      registry: DENTAL,
      contactCentre: noContactCentre,
      conversations,
      keyRing,
      signInLink: undefined,
      lineLinking: linking,
      exportLink: () => ({ url: '', minutes: 0 }),
      log,
      clock,
    });
    this.#turns = new TurnService({ content: await loadContent(), phrases, conversations, outside, clock, deliver: (delivery) => this.deliver(delivery) });
    const app = express();
    app.post('/webhook', json(), async (request, response) => {
      for (const event of request.body.events as Event[]) await this.#take(event);
      response.end();
    });
    app.use(linking.routes, authRoutes({ signIn, phrases, requestsPerMinute: 10_000 }));
    server.on('request', app);
  }

  /** As much of the channel as linking needs. */
  async #take({ type, webhookEventId: eventId, source, message, postback, link }: Event): Promise<void> {
    const conversationId = source && this.conversationOf(source.userId);
    if (source && conversationId) this.#users.set(conversationId, source.userId);
    if (link) return this.linking.onAccountLink({ conversationId, eventId, ...link });
    if (!conversationId) return;
    if (type === 'unfollow') return void (await this.linking.unlink(conversationId, 'unfollow'));
    await this.turns.receive({ conversationId, eventId, channel: 'line', text: message?.text, choice: postback?.data });
    await this.turns.takeWaiting(conversationId);
  }
}

/** How much of the dental right each person has used: the last digits of their number, so that an answer tells whose it is. */
export function usedBaht(nationalId: string): number {
  return 100 + Number(nationalId.slice(-2));
}

const DENTAL: Registry = {
  ...noRegistry,
  lookup: (async (nationalId: string) => ({ year: 2026, limitBaht: 900, usedBaht: usedBaht(nationalId) })) as Registry['lookup'],
};
