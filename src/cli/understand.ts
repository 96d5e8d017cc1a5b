/** npm run -s understand -- FILE.jsonl (or standard input): what each {"q"} means, one JSON line each. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadModel } from '../content/model-cache.ts';
import { dayInBangkok } from '../knowledge/calendar.ts';
import { Understanding } from '../understanding/understand.ts';

const file = process.argv[2];
const { model, lexicon } = await loadModel((step) => process.stderr.write(`${step}\n`));
const understanding = new Understanding(model, lexicon);
const today = dayInBangkok(new Date());
let number = 0;

for await (const line of createInterface({ input: file ? createReadStream(file) : process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  number++;
  if (!line.trim()) continue;
  const q = readQuestion(line);
  const { outcome, topic, confidence, candidates, aspect, entities } = understanding.understand(q, today);
  console.log(
    JSON.stringify({
      q,
      outcome,
      topic,
      confidence: round(confidence),
      candidates: candidates.map((c) => ({ topic: c.topic, confidence: round(c.confidence) })),
      aspect: aspect ?? null,
      entities,
    }),
  );
}

function readQuestion(line: string): string {
  try {
    const { q } = JSON.parse(line);
    if (typeof q === 'string') return q;
  } catch {
    // told below
  }
  console.error(`${file ?? 'standard input'}: line ${number}: expected {"q": "..."}, one JSON object a line.`);
  process.exit(1);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
