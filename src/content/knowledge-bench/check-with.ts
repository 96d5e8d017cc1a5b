import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { KnowledgeFiles } from '../../desk/knowledge/knowledge-bench.ts';
import type { Day } from '../../knowledge/calendar.ts';
import { checkTopics, formatFinding } from '../../knowledge/checks/index.ts';
import { ContentError } from '../../knowledge/content-error.ts';
import type { Topic } from '../../knowledge/topic.ts';
import { ROOT, readFacts, readLexicon, readQuestions, readTopic, schemaCheck, topicFiles } from '../read-content.ts';
import { readSpoken } from '../read-spoken.ts';

/** What knowledge:check says of knowledge/ with these files in place, and does not say of it as it is. */
export function checkWith(files: KnowledgeFiles, today: Day, root = ROOT): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'ask-1506-check-'));
  try {
    for (const folder of ['knowledge', 'schemas']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    }
    const after = findings(today, copy);
    if (after.length === 0) return [];
    // what was wrong before is not the draft's doing
    const before = new Set(findings(today, root));
    return after.filter((finding) => !before.has(finding));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function findings(today: Day, root: string): string[] {
  const found: string[] = [];
  const tried = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      found.push(error.message);
      return undefined;
    }
  };
  const check = schemaCheck('topic.schema.json', root);
  const topics = new Map<string, Topic>();
  for (const name of topicFiles(root)) {
    const topic = tried(() => readTopic(name, check, root));
    if (topic) topics.set(topic.id, topic);
  }
  const questionCounts = new Map<string, number>();
  for (const { topic } of tried(() => readQuestions(root)) ?? []) questionCounts.set(topic, (questionCounts.get(topic) ?? 0) + 1);
  const context = { topics, facts: readFacts(root), questionCounts, legalWords: readLexicon(root).legal, spoken: readSpoken(root), today };
  return [...found, ...checkTopics(context).map(formatFinding)];
}
