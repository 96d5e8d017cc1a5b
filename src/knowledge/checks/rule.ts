import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';
import type { LegalWord } from '../plainness.ts';
import type { SpokenWords } from '../spoken/spoken-words.ts';
import type { Topic } from '../topic.ts';

export interface CheckContext {
  topics: Map<string, Topic>;
  facts: FactBook;
  /** Utterances per topic id. */
  questionCounts: Map<string, number>;
  legalWords: LegalWord[];
  /** How names and abbreviations are read aloud. */
  spoken: SpokenWords;
  today: Day;
}

export interface Finding {
  file: string;
  field: string;
  problem: string;
  allowed: string;
}

/** One rule, one file. `check` reports what is wrong in one topic; nothing reported means that it is fine. */
export interface Rule {
  name: string;
  description: string;
  check(topic: Topic, context: CheckContext): Omit<Finding, 'file'>[];
}

export function formatFinding(finding: Finding): string {
  return `${finding.file}: ${finding.field}: ${finding.problem}. Allowed: ${finding.allowed}.`;
}
