import { createServer } from 'node:http';
import { join } from 'node:path';
import { TurnService } from '../channels/turn-service.ts';
import { WebChat } from '../channels/web/web-chat.ts';
import { loadContent } from '../content/load-content.ts';
import { ROOT } from '../content/read-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { ContentError } from '../knowledge/content-error.ts';
import { MemoryLiveUpdates } from '../storage/live/live-updates.ts';
import { MemorySessions } from '../storage/sessions/memory-sessions.ts';
import { RedisSessions } from '../storage/sessions/redis-sessions.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { Metrics } from './metrics.ts';

const GRACE_MS = 10_000;

try {
  await start();
} catch (error) {
  console.error(error instanceof ContentError || error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Puts everything together and listens. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const content = await loadContent((step) => log.info(step));
  const phrases = await loadPhrases();
  const sessions = config.redisUrl
    ? await RedisSessions.connect(config.redisUrl, config.sessionTtlSeconds, (error) => log.error({ err: { message: error.message } }, 'redis'))
    : new MemorySessions(config.sessionTtlSeconds);
  const fixedDay = config.today;
  const turns = new TurnService({ content, phrases, sessions, ...(fixedDay ? { today: () => fixedDay } : {}) });
  const metrics = new Metrics();
  let stopping = false;
  const app = createApp({
    chat: new WebChat(turns),
    live: new MemoryLiveUpdates(),
    metrics,
    log,
    dependencies: [{ name: config.redisUrl ? 'redis' : 'memory', ready: () => sessions.ready() }],
    stopping: () => stopping,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
    webFolder: join(ROOT, 'web/dist'),
  });
  const server = createServer(app);
  server.listen(config.port, config.host, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    console.log(`\nถาม 1506 is ready. Open http://localhost:${port}/ and ask, for example: ตกงานได้เงินเท่าไหร่\n`);
  });

  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    server.close(async () => {
      await sessions.close();
      process.exit(0);
    });
    server.closeIdleConnections();
    // event streams never end by themselves
    setTimeout(() => server.closeAllConnections(), 1000).unref();
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
