/**
 * npm run bench:line: webhook to reply call, for a bare express + @line/bot-sdk echo, for this service with its state in memory, and with Redis, in one run
 * on the same cores. The load and a LINE that answers at once are this process; each server is a process of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, readQuestions } from '../src/content/read-content.ts';
import { startRedis } from '../test/helpers/start-redis.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const TOKEN = 'bench';
const AT_ONCE = 32;
/** Known to the service after the warm-up. */
const PEOPLE = 512;
/** The first thousands of turns are slower by half: code is not compiled yet. */
const WARM_UP_MS = 15_000;
const MEASURED_MS = 8000;
const ROUNDS = 3;

const replied = new Map<string, () => void>();
const line = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/v2/bot/message/reply') {
      const { replyToken } = JSON.parse(body) as { replyToken: string };
      replied.get(replyToken)?.();
    }
    response.end(
      request.url?.startsWith('/v2/bot/message/quota') ? '{"type":"none","totalUsage":0}' : '{"sentMessages":[{"id":"1"}],"aliases":[],"richmenus":[]}',
    );
  });
}).listen(0, '127.0.0.1');
await once(line, 'listening');
const lineUrl = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;

const questions = readQuestions()
  .filter(({ topic }) => /^(unemployment|child|maternity|sickness|oldage|section3|death)/.test(topic))
  .map(({ text }) => text);

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

const redis = await startRedis();
const folder = mkdtempSync(join(tmpdir(), 'ask-1506-bench-'));
const settings = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  LINE_CHANNEL_SECRET: SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
  LINE_API_URL: lineUrl,
  // a question is one bubble here: nothing to wait for
  LINE_MERGE_MS: '0',
};
const servers: [name: string, file: string, env: Record<string, string>][] = [
  ['bare express + @line/bot-sdk echo', 'bench/line-echo.ts', {}],
  ['ถาม 1506, state in memory', 'src/server/main.ts', { DATA_FILE: join(folder, 'memory.db') }],
  ['ถาม 1506, state in Redis', 'src/server/main.ts', { DATA_FILE: join(folder, 'redis.db'), REDIS_URL: redis.url }],
];

const results = new Map<string, Measured[]>(servers.map(([name]) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, file, env] of servers) {
    const { child, url } = await start(file, { ...settings, ...env });
    await load(url, WARM_UP_MS);
    results.get(name)?.push(await load(url, MEASURED_MS));
    child.kill('SIGTERM');
    await once(child, 'exit');
    console.error(`round ${round + 1}: ${name}: ${results.get(name)?.at(-1)?.perSecond.toFixed(0)} turns a second`);
  }
}
line.close();
line.closeAllConnections();
await redis.stop();
rmSync(folder, { recursive: true, force: true });

const [echo] = servers.map(([name]) => middle(results.get(name) ?? []));
const aims = ['', 'at least 60 %', 'at least 40 %'];
const rows = servers.map(([name], index) => {
  const { perSecond, p50, p99 } = middle(results.get(name) ?? []);
  const share = `${((100 * perSecond) / (echo?.perSecond ?? 1)).toFixed(0)} %`;
  return [name, perSecond.toFixed(0), index === 0 ? '' : share, aims[index], `${p50.toFixed(0)} ms`, `${p99.toFixed(0)} ms`];
});
const table = [
  '| | turns a second | of the echo | aim | p50 | p99 |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rows.map((row) => `| ${row.join(' | ')} |`),
].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  writeFileSync(
    join(ROOT, 'docs/performance-line.md'),
    `# What does a LINE message cost?

Made by \`npm run bench:line -- --write\`: from the webhook's arrival to the reply call, ${AT_ONCE} events under way at once of ${PEOPLE} people, the middle of
${ROUNDS} rounds of ${MEASURED_MS / 1000} s in one run on ${cpus().length} cores, Node ${process.version}. Records (transcripts, people) are written to SQLite in each turn of ours; the wait for further
bubbles is off. Ratios are what counts; the figures are one machine's.

${table}
`,
  );
}
process.exit(0);

/** Starts a server and waits for its address. */
async function start(file: string, env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(ROOT, file)], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of createInterface({ input: child.stdout })) {
    const port = /localhost:(\d+)/.exec(text)?.[1];
    if (port) {
      child.stdout.resume();
      return { child, url: `http://127.0.0.1:${port}/channels/line/webhook` };
    }
  }
  throw new Error(`${file} did not start`);
}

/** Keeps so many events under way for a while. */
async function load(url: string, ms: number): Promise<Measured> {
  const until = performance.now() + ms;
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      // nobody writes twice at once: that would be read as one question, and answered once
      while (performance.now() < until) times.push(await ask(url, worker + AT_ONCE * Math.floor(Math.random() * (PEOPLE / AT_ONCE))));
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / ((performance.now() - from) / 1000), p50: at(0.5), p99: at(0.99) };
}

/** One question by somebody. @returns ms until the reply call. */
async function ask(url: string, person: number): Promise<number> {
  const replyToken = randomUUID();
  const body = JSON.stringify({
    destination: 'U00000000000000000000000000000000',
    events: [
      {
        type: 'message',
        mode: 'active',
        timestamp: Date.now(),
        webhookEventId: randomUUID(),
        deliveryContext: { isRedelivery: false },
        source: { type: 'user', userId: `U${String(person).padStart(32, '0')}` },
        replyToken,
        message: { type: 'text', id: randomUUID(), quoteToken: 'q', text: questions[Math.floor(Math.random() * questions.length)] },
      },
    ],
  });
  const signature = createHmac('sha256', SECRET).update(body).digest('base64');
  const started = performance.now();
  const answered = new Promise<void>((resolve) => replied.set(replyToken, resolve));
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-line-signature': signature }, body });
  if (response.status !== 200) throw new Error(`webhook answered ${response.status}`);
  await response.arrayBuffer();
  await answered;
  replied.delete(replyToken);
  return performance.now() - started;
}

function middle(rounds: Measured[]): Measured {
  const sorted = [...rounds].sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p99: 0 };
}
