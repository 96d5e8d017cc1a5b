/**
 * npm run bench:suggestions [-- --write]: what one whole POST /api/desk/suggest takes, from the request to the answer: read, masked, understood,
 * three answers composed and put into words, the words that matched, what was told before, and what is shown written to SQLite. In one process with
 * its client, over HTTP. --write puts the table into docs/suggestions.md.
 */
import { cpus } from 'node:os';
import { readQuestions } from '../src/content/read-content.ts';
import { newSession } from '../src/dialog/session.ts';
import { percent, table } from '../src/evaluation/report.ts';
import { writePart } from '../src/evaluation/write-part.ts';
import { AGENT, openSuggestStage } from '../test/helpers/suggest-stage.ts';

const COLD = 50;
const WARM_UP = 500;
const MEASURED = 1500;
/** Lines that the conversation has by then. */
const LINES = 40;
const AIM_MS = 2000;

const questions = readQuestions().filter(({ hand }) => ['line-1', 'line-2', 'spoken', 'written'].includes(hand));
const texts = questions.filter((_, index) => index % Math.ceil(questions.length / MEASURED) === 0).map(({ text }) => text);
const speeches = texts.map((_, index) => [5, 4, 3, 2, 1, 0].map((back) => texts[(index + texts.length - back) % texts.length]).join(' '));

const stage = await openSuggestStage();
const { records } = stage.parts;
await stage.put('web-bench', newSession());
await stage.handTo(AGENT.id, 'web-bench');
const line = { conversationId: 'web-bench', personKey: undefined, topic: 'child.allowance', disposition: 'answered', text: 'x'.repeat(200) };
for (let i = 0; i < LINES / 2; i++)
  await records.transcripts.add([
    { ...line, eventId: `e${i}`, who: 'person' },
    { ...line, eventId: `e${i}`, who: 'assistant' },
  ]);

const first = await suggest(texts[0] as string);
const cold = await all(texts.slice(1, COLD));
await all(texts.slice(0, WARM_UP));
const warm = await all(texts);
const long = await all(speeches.slice(0, MEASURED / 3));
await stage.close();

const within = [...cold, ...warm, ...long].filter((ms) => ms <= AIM_MS).length / (cold.length + warm.length + long.length);
const report = [
  table(
    ['requests', 'count', 'p50', 'p95', 'p99', 'slowest'],
    [
      ['the first after the start', 1, '', '', '', milliseconds(first)],
      [`cold: the next ${cold.length}`, cold.length, ...quantiles(cold)],
      ['warm: a question', warm.length, ...quantiles(warm)],
      ['warm: running speech of six questions', long.length, ...quantiles(long)],
    ],
  ),
  '',
  `Within two seconds: ${percent(within)}. ${cpus().length} cores, Node ${process.version}, records in SQLite, a conversation of ${LINES} lines. The times are one machine's.`,
].join('\n');
console.log(report);
if (process.argv.includes('--write')) writePart('docs/suggestions.md', 'latency', report);

async function all(asked: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const text of asked) times.push(await suggest(text));
  return times;
}

async function suggest(text: string): Promise<number> {
  const before = performance.now();
  const { status } = await stage.send(AGENT, 'POST', '/api/desk/suggest', { text, conversationId: 'web-bench' });
  if (status !== 200) throw new Error(`POST /api/desk/suggest answered ${status}. Nothing is measured.`);
  return performance.now() - before;
}

function quantiles(times: number[]): string[] {
  const sorted = [...times].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99, 1].map((share) => milliseconds(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0));
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`;
}
