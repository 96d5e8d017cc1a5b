/** npm run knowledge:check [-- TOPIC...]: is the knowledge true to its contract, and how plain is it? */

import { readFacts, readLexicon, readQuestions, readTopic, schemaCheck, topicFiles } from '../content/read-content.ts';
import { readSpoken } from '../content/read-spoken.ts';
import { dayInBangkok } from '../knowledge/calendar.ts';
import { type CheckContext, checkTopics, type Finding, formatFinding, RULES, topicPlainness } from '../knowledge/checks/index.ts';
import { ContentError } from '../knowledge/content-error.ts';
import type { Topic } from '../knowledge/topic.ts';

const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const findings: Finding[] = [];
const topics = new Map<string, Topic>();

try {
  const facts = readFacts();
  const check = schemaCheck('topic.schema.json');
  for (const name of topicFiles()) {
    try {
      const topic = readTopic(name, check);
      topics.set(topic.id, topic);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      findings.push({
        file: error.file,
        field: error.field,
        problem: error.message.replace(/^.*?: .*?: /, '').replace(/\. Allowed:.*$/, ''),
        allowed: error.allowed,
      });
    }
  }
  const questionCounts = new Map<string, number>();
  for (const { topic } of readQuestions()) questionCounts.set(topic, (questionCounts.get(topic) ?? 0) + 1);
  const context: CheckContext = { topics, facts, questionCounts, legalWords: readLexicon().legal, spoken: readSpoken(), today: dayInBangkok(new Date()) };
  findings.push(...checkTopics(context));
  printPlainness(context);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const shown = findings.filter((finding) => only.length === 0 || only.some((id) => finding.file.endsWith(`/${id}.yaml`)));
for (const finding of shown) console.error(formatFinding(finding));
console.log(`\n${topics.size} topics, ${RULES.length} rules, ${shown.length} findings`);
process.exit(shown.length > 0 ? 1 : 0);

function printPlainness(context: CheckContext): void {
  const rows = [...topics.values()]
    .filter((topic) => only.length === 0 || only.includes(topic.id))
    .flatMap((topic) => {
      try {
        return [{ id: topic.id, ...topicPlainness(topic, context, 'th') }];
      } catch {
        return [];
      }
    })
    .sort((a, b) => a.score - b.score);
  console.log('plainness  words/sentence  longest  figures/sentence  voice s  topic');
  for (const row of rows) {
    console.log(
      `${String(row.score).padStart(9)}  ${row.wordsPerSentence.toFixed(1).padStart(14)}  ${String(row.longestSentence).padStart(7)}  ${row.figuresPerSentence.toFixed(1).padStart(16)}  ${row.voiceSeconds.toFixed(1).padStart(7)}  ${row.id}`,
    );
  }
}
