import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { type RunningLinePlatform, startLinePlatform } from '../../sandbox/line/platform/start-line-platform.ts';
import { LineClient } from '../../src/channels/line/line-client.ts';
import { WebChat } from '../../src/channels/web/web-chat.ts';
import { OpenIdProvider } from '../../src/connectors/identity/openid-provider.ts';
import { StaffOpenIdProvider } from '../../src/connectors/identity/staff-openid-provider.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { createApp } from '../../src/server/app.ts';
import { deskSetUp } from '../../src/server/desk-set-up.ts';
import { Metrics } from '../../src/server/metrics.ts';
import type { Dependency } from '../../src/server/routes/health-route.ts';
import type { Conversations } from '../../src/storage/conversations/conversations.ts';
import { keyedHash } from '../../src/storage/records/hash.ts';
import type { KeyRing } from '../../src/storage/records/records.ts';
import { openStage, type Stage } from '../../src/stories/open-stage.ts';
import { CLIENT, ProviderProcess } from './auth-provider-process.ts';
import { DESK_CLIENT } from './desk-door.ts';

const CHANNEL_SECRET = 'secret-of-the-stage';

/** The whole service on a free port, with the sandbox behind it, on a clock that stands at 24 November 2026, 10:00. */
export interface ServedStage extends Stage {
  /** Address without a slash at the end. */
  base: string;
  metrics: Metrics;
  /** The OpenID provider, when people are to sign in. */
  provider: ProviderProcess | undefined;
  /** LINE, when it is served. */
  line: RunningLinePlatform | undefined;
}

export interface ServeOptions {
  signIn?: boolean;
  /** Our own agents' desk, with the same provider: see `DeskBrowser`. */
  desk?: boolean;
  /** LINE, with a platform of the sandbox and its page. */
  line?: boolean;
  log?: Logger;
  dependencies?: Dependency[];
  /** Where conversations lie; in memory when not said. */
  conversations?: (keyRing: KeyRing) => Promise<Conversations>;
  stopping?: () => boolean;
  requestsPerMinute?: number;
  authRequestsPerMinute?: number;
}

/** @param options `signIn` starts the sandbox's OpenID provider as a process of its own. Close what it returns. */
export async function serveStage(options: ServeOptions = {}): Promise<ServedStage> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = options.signIn || options.desk ? await ProviderProcess.start(base) : undefined;
  const content = await loadContent();
  const line = options.line ? await startLinePlatform({ channelSecret: CHANNEL_SECRET, channelToken: 'token' }) : undefined;
  if (line) line.platform.webhooks.url = `${base}/channels/line/webhook`;
  const log = options.log ?? pino({ level: 'silent' });
  const phrases = await loadPhrases();
  const stage = await openStage({
    content,
    ...(line ? { line: { api: new LineClient({ token: 'token', baseUrl: line.baseUrl }), secrets: [CHANNEL_SECRET], mergeMs: 60 } } : {}),
    ...(options.desk ? { desk: (parts) => deskSetUp({ ...parts, content }) } : {}),
    phrases,
    publicUrl: base,
    log,
    ...(options.conversations ? { conversations: options.conversations } : {}),
    ...(provider ? { provider: new OpenIdProvider({ issuer: provider.issuer, ...CLIENT }) } : {}),
  });
  const metrics = new Metrics();
  const { service, conversations, records, keyRing, live } = stage;
  const hashId = (sub: string): string => keyedHash(keyRing, 'desk-agent', sub);
  const staffProvider = options.desk && provider ? new StaffOpenIdProvider({ issuer: provider.issuer, ...DESK_CLIENT, hashId }) : undefined;
  const app = createApp({
    chat: new WebChat(service.turns),
    turns: service.turns,
    conversations,
    records,
    keyRing,
    phrases,
    signIn: service.signIn,
    line: service.line,
    voice: undefined,
    desk: staffProvider && service.desk && { ...service.desk.parts(), staffProvider, publicUrl: base, signInsPerMinute: 10_000 },
    secure: false,
    live,
    metrics,
    log,
    dependencies: options.dependencies ?? [],
    stopping: options.stopping ?? (() => false),
    requestsPerMinute: options.requestsPerMinute ?? 10_000,
    authRequestsPerMinute: options.authRequestsPerMinute,
    trustProxy: 0,
    webFolder: 'web/dist',
  });
  server.on('request', app);
  return {
    ...stage,
    base,
    metrics,
    provider,
    line,
    close: async () => {
      await service.line?.channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stage.close();
      await provider?.stop();
      await line?.stop();
    },
  };
}
