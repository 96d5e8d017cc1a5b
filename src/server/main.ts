import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { WebChat } from '../channels/web/web-chat.ts';
import { HttpContactCentre } from '../connectors/contact-centre/http-contact-centre.ts';
import { HttpClient } from '../connectors/http-client.ts';
import { OpenIdProvider } from '../connectors/identity/openid-provider.ts';
import { StaffOpenIdProvider } from '../connectors/identity/staff-openid-provider.ts';
import { HttpRegistry } from '../connectors/registry/http-registry.ts';
import { HttpSms } from '../connectors/sms/http-sms.ts';
import { loadContent } from '../content/load-content.ts';
import { ROOT } from '../content/read-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { readSpoken } from '../content/read-spoken.ts';
import { Recorder } from '../desk/measures/recorder.ts';
import { RedisSpeaking } from '../desk/suggest/redis-speaking.ts';
import { MemorySpeaking } from '../desk/suggest/speaking.ts';
import { MemoryConversations } from '../storage/conversations/memory-conversations.ts';
import { RedisConversations } from '../storage/conversations/redis-conversations.ts';
import { sealConversations } from '../storage/conversations/seal-conversations.ts';
import { MemoryLiveUpdates } from '../storage/live/live-updates.ts';
import { RedisLiveUpdates } from '../storage/live/redis-live-updates.ts';
import { embeddedKeyRing } from '../storage/records/embedded-key-ring.ts';
import { keyedHash } from '../storage/records/hash.ts';
import { parseKeyRing } from '../storage/records/key-ring.ts';
import { openRecords } from '../storage/records/open-records.ts';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { type BackEnd, readConfig } from './config.ts';
import { deskSetUp } from './desk-set-up.ts';
import { createLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { openLine } from './open-line.ts';
import type { Dependency } from './routes/health-route.ts';
import { noContactCentre, noRegistry } from './unconfigured.ts';
import { servedJambonz } from './voice/served-jambonz.ts';
import { servedVoice } from './voice/served-voice.ts';

const GRACE_MS = 10_000;

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Puts everything together and listens. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const metrics = new Metrics();
  const content = await loadContent((step) => log.info(step));
  const phrases = await loadPhrases();

  const fixedDay = config.today;
  const clock = fixedDay ? () => new Date(`${fixedDay}T${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(11, 19)}+07:00`) : () => new Date();

  const redisError = (error: Error): void => log.error({ err: { message: error.message } }, 'redis');
  const { redisUrl, databaseUrl, dataFile } = config;
  const keyRing = databaseUrl || config.keys.DATA_KEYS ? parseKeyRing(config.keys) : embeddedKeyRing(dataFile);
  // LINE may deliver an event again for longer than a page asks again
  const kept = { ttlSeconds: config.sessionTtlSeconds, ...(config.line ? { keepAnswersSeconds: 3600 } : {}) };
  const conversations = redisUrl ? await RedisConversations.connect(redisUrl, kept, redisError, sealConversations(keyRing)) : new MemoryConversations(kept);
  const live = redisUrl ? await RedisLiveUpdates.connect(redisUrl, redisError) : new MemoryLiveUpdates();
  const records = await openRecords({ ...(databaseUrl ? { databaseUrl } : { file: dataFile }), keyRing, retention: config.retention, now: clock });

  const client = (name: string, backEnd: BackEnd): HttpClient =>
    new HttpClient(name, backEnd, { onState: (connector, state) => metrics.connectors.set({ connector }, state === 'ok' ? 1 : 0) });
  const registry = config.registry ? new HttpRegistry(client('registry', config.registry)) : noRegistry;
  const contactCentre = config.contactCentre ? new HttpContactCentre(client('contact-centre', config.contactCentre)) : noContactCentre;
  const provider = config.openId && new OpenIdProvider(config.openId);

  const line = config.line && (await openLine(config.line, metrics, log));

  let stopping = false;
  const dependencies: Dependency[] = [
    { name: redisUrl ? 'redis' : 'memory', ready: () => conversations.ready() },
    { name: databaseUrl ? 'postgresql' : 'sqlite', ready: () => records.ready() },
  ];
  if (config.registry) dependencies.push({ name: 'registry', ready: () => registry.ready(), optional: true });
  if (config.contactCentre) dependencies.push({ name: 'contact-centre', ready: () => contactCentre.ready(), optional: true });
  if (provider) dependencies.push({ name: 'identity', ready: () => provider.ready(), optional: true });
  const needed = dependencies.filter(({ optional }) => !optional);
  const ready = async (): Promise<boolean> => !stopping && (await Promise.all(needed.map((one) => one.ready()))).every(Boolean);
  const counts = new Recorder({ measures: records.desk.measures, ready, log, clock });

  const sms = config.sms && new HttpSms(client('sms', config.sms));
  const speaking = redisUrl ? await RedisSpeaking.connect(redisUrl, sealConversations(keyRing), redisError) : new MemorySpeaking();
  const { desk } = config;
  const { recogniserKey } = desk ?? {};

  const service = compose({
    content,
    phrases,
    conversations,
    records,
    keyRing,
    registry,
    contactCentre,
    provider,
    issuer: config.openId?.issuer,
    line,
    voice: config.voice && { words: readSpoken(), sms, lineUrl: config.lineUrl },
    publicUrl: config.publicUrl,
    desk: desk && deskSetUp({ content, sms, recogniserKey, retention: config.retention, speaking }),
    counts,
    live,
    log,
    clock,
  });

  const staffProvider =
    desk &&
    new StaffOpenIdProvider({
      issuer: desk.issuer,
      clientId: desk.clientId,
      clientSecret: desk.clientSecret,
      ...(desk.scope ? { scope: desk.scope } : {}),
      rolesClaim: desk.rolesClaim,
      roleNames: desk.roleNames,
      hashId: (sub) => keyedHash(keyRing, 'desk-agent', sub),
    });
  const app = createApp({
    chat: new WebChat(service.turns),
    turns: service.turns,
    conversations,
    records,
    keyRing,
    phrases,
    signIn: service.signIn,
    line: service.line,
    voice: config.voice && service.voice && servedVoice(config.voice, service.turns, service.voice),
    jambonz: config.voice && service.voice && servedJambonz(config.voice, service.turns, service.voice),
    desk: staffProvider && service.desk && { ...service.desk.parts(), staffProvider, publicUrl: config.publicUrl },
    secure: config.publicUrl.startsWith('https:'),
    live,
    metrics,
    log,
    dependencies,
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
    // now, for a process that is killed writes nothing at its end
    flushCompileCache();
  });
  service.work.start();
  counts.start();
  await service.line?.channel.start();

  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    server.close(async () => {
      await service.work.stop();
      await service.line?.channel.stop();
      await counts.stop();
      await Promise.all([conversations.close(), live.close(), speaking.close(), records.close()]);
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
