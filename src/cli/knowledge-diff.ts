/** npm run knowledge:diff -- DATE [DATE]: which answers differ between today (or the first date) and a date. */
import { readFacts, readTopics } from '../content/read-content.ts';
import { type Day, dayInBangkok, formatDay, isDay } from '../knowledge/calendar.ts';
import { diffAnswers } from '../knowledge/diff-answers.ts';

const [first, second] = process.argv.slice(2);
if (!first || !isDay(first) || (second !== undefined && !isDay(second))) {
  console.error('Say a day: npm run knowledge:diff -- 2029-01-01, or two: npm run knowledge:diff -- 2025-12-31 2026-01-01');
  process.exit(1);
}
const from: Day = second ? first : dayInBangkok(new Date());
const to: Day = second ?? first;
const differences = diffAnswers(readTopics(), readFacts(), from, to);

console.log(`From ${formatDay(from, 'en')} to ${formatDay(to, 'en')}:`);
for (const { topic, place, before, after } of differences) console.log(`\n${topic} · ${place}\n  - ${before ?? '(not known)'}\n  + ${after ?? '(not known)'}`);
console.log(`\n${new Set(differences.map(({ topic }) => topic)).size} topics and ${differences.length} lines differ`);
