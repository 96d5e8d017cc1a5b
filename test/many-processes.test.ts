import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RedisConversations } from '../src/storage/conversations/redis-conversations.ts';
import { sealConversations } from '../src/storage/conversations/seal-conversations.ts';
import { choicesOf, referenceIn, wordsOf } from './helpers/service-browser.ts';
import { type ServiceCluster, startCluster, withRedis } from './helpers/service-cluster.ts';
import { RestlessClient, type UnderWay } from './helpers/service-restless-client.ts';
import { withClient } from './helpers/start-postgres.ts';

const PROCESSES = 3;
const CLIENTS = 6;
const KILLS = 20;
/** An event is taken three times before it fails (`mostTries`); the third time it is let live. */
const MOST_DEATHS_PER_EVENT = 2;

let cluster: ServiceCluster;
const underWay = new Set<UnderWay>();
const promised = { callbacks: [] as string[], complaints: [] as string[] };
const clients: RestlessClient[] = [];

beforeAll(async () => {
  cluster = await startCluster(PROCESSES);
}, 200_000);
afterAll(() => cluster.stop());

/** A calculation, in which the wage and the percentage tell whether every turn came once and in order. */
async function calculate(client: RestlessClient, wage: number): Promise<void> {
  await client.say('ช่วยคำนวณเงินว่างงานหน่อย');
  const reason = Math.random() < 0.5 ? ('laid-off' as const) : ('resigned' as const);
  await client.choose(`slot:reason:${reason}`);
  const answer = await client.say(String(wage));
  const monthly = wage * (reason === 'laid-off' ? 0.6 : 0.3);
  expect(wordsOf(answer)).toContain(monthly.toLocaleString('en-US', { maximumFractionDigits: 2 }));
}

async function callback(client: RestlessClient, number: number): Promise<void> {
  await client.choose('topic:action.callback');
  await client.say(`เรื่องเลขที่ ${number}`);
  const asked = await client.say(`08${String(number).padStart(8, '0')}`);
  const confirm = await client.choose(choicesOf(asked).find((id) => id.startsWith('slot:window:')) ?? 'no window was offered');
  expect(wordsOf(confirm)).toContain(`เรื่องเลขที่ ${number}`);
  promised.callbacks.push(referenceIn(await client.choose('yes')));
}

async function complaint(client: RestlessClient, number: number): Promise<void> {
  await client.choose('topic:action.complaint');
  await client.choose('slot:about:office');
  await client.say(`สำนักงานสาขา ${number}`);
  await client.say(`รอนานมากไม่มีใครรับเรื่อง ${number}`);
  await client.choose('slot:when:');
  await client.choose('slot:where:');
  const confirm = await client.choose('slot:phone:');
  expect(wordsOf(confirm)).toContain(`รอนานมากไม่มีใครรับเรื่อง ${number}`);
  const filed = referenceIn(await client.choose('yes'));
  promised.complaints.push(filed);
  expect(wordsOf(await client.say(filed))).toContain(filed);
}

let number = 1000;
async function everything(client: RestlessClient): Promise<void> {
  number++;
  const mine = number;
  await calculate(client, 6000 + 100 * (mine % 50));
  await callback(client, mine);
  await complaint(client, mine);
}

function newClients(count = CLIENTS): RestlessClient[] {
  const created = Array.from({ length: count }, () => new RestlessClient(cluster.processes, underWay, Math.random));
  clients.push(...created);
  return created;
}

/** Every event once: counted by the sessions, the records and what the contact centre got. */
async function expectNothingLostOrTwice(): Promise<void> {
  const conversations = await RedisConversations.connect(cluster.redis.url, {}, () => {}, sealConversations(cluster.keyRing));
  for (const client of clients) {
    expect(client.different).toEqual([]);
    expect([client.conversationId, (await conversations.session(client.conversationId))?.turns]).toEqual([client.conversationId, client.answered]);
  }
  expect(await conversations.abandoned()).toEqual([]);
  await conversations.close();
  const rows = await withClient(cluster.databaseUrl, async (client) => {
    const column = async (query: string): Promise<string[]> => (await client.query<{ value: string }>(query)).rows.map(({ value }) => value);
    return {
      callbacks: await column('select reference as value from callbacks'),
      complaints: await column('select reference as value from complaints'),
      said: await column("select conversation_id || event_id as value from transcripts where who = 'assistant'"),
    };
  });
  const received = await cluster.sandbox.state();
  expect(rows.callbacks.sort()).toEqual([...promised.callbacks].sort());
  expect(rows.complaints.sort()).toEqual([...promised.complaints].sort());
  expect(received.callbacks.map(({ reference }) => reference).sort()).toEqual(rows.callbacks);
  expect(received.tickets.map(({ reference }) => reference).sort()).toEqual(rows.complaints);
  const answered = clients.reduce((all, client) => all + client.answered, 0);
  expect([rows.said.length, new Set(rows.said).size]).toEqual([answered, answered]);
}

test('messages spread over three processes are each answered once and in order, repeated ones identically', async () => {
  await Promise.all(newClients().map(everything));
  expect(clients.reduce((all, client) => all + client.repeated, 0)).toBeGreaterThan(20);
  await expectNothingLostOrTwice();
}, 200_000);

test(`a process that is killed in mid-turn, ${KILLS} times under load, loses nothing and makes nothing twice`, async () => {
  let over = false;
  const deaths = new Map<string, number>();
  // enough to have something under way whenever one is killed; more only keeps the next process from starting
  const load = newClients(CLIENTS / 2).map(async (client) => {
    while (!over) await everything(client);
  });
  const failed = Promise.all(load);
  // a client that finds a fault must not wait for the kills
  const stopped = failed.then(() => {}).catch((error: Error) => error);
  let kills = 0;
  let inMidTurn = 0;
  const starting: Promise<unknown>[] = [];
  while (kills < KILLS) {
    const fault = await Promise.race([stopped, wait(20 + Math.random() * 60).then(() => undefined)]);
    if (fault) throw fault;
    if (cluster.processes.length < 2) continue;
    const busy = cluster.processes.map((process) => ({
      process,
      events: [...underWay].filter((one) => one.process === process).map(({ messageId }) => messageId),
    }));
    const mortal = busy.filter(({ events }) => events.length > 0 && events.every((event) => (deaths.get(event) ?? 0) < MOST_DEATHS_PER_EVENT));
    const victim = mortal[Math.floor(Math.random() * mortal.length)];
    if (!victim) continue;
    for (const event of victim.events) deaths.set(event, (deaths.get(event) ?? 0) + 1);
    await cluster.kill(victim.process);
    kills++;
    inMidTurn += victim.events.length;
    starting.push(cluster.add());
  }
  over = true;
  await Promise.all(starting);
  await failed;
  expect(inMidTurn).toBeGreaterThanOrEqual(KILLS);
  await expectNothingLostOrTwice();
  const answered = clients.reduce((all, client) => all + client.answered, 0);
  console.log(
    `${KILLS} kills over ${inMidTurn} messages under way; ${answered} messages answered, ${promised.callbacks.length} callbacks, ${promised.complaints.length} complaints`,
  );
}, 300_000);

test('what lies in Redis is sealed: no number, no name, no word of what was said', async () => {
  const values = await withRedis(cluster.redis.url, async (client) => {
    const all: string[] = [];
    for await (const keys of client.scanIterator()) {
      for (const key of keys) {
        const type = await client.type(key);
        all.push(key);
        if (type === 'string') all.push((await client.get(key)) ?? '');
        if (type === 'hash') all.push(JSON.stringify(await client.hGetAll(key)));
        if (type === 'list') all.push(...(await client.lRange(key, 0, -1)));
      }
    }
    return all.join('\n');
  });
  expect(values).toContain('session');
  expect(values).not.toMatch(/08000\d{5}|080-00|เรื่องเลขที่|สาขา/);
});
