import type { Day } from '../../knowledge/calendar.ts';
import type { Topic } from '../../knowledge/topic.ts';
import type { Features } from '../../understanding/features.ts';
import type { Candidate } from '../../understanding/understand.ts';
import type { Measured } from '../api.ts';

/** Files of knowledge/ by their path in the project, such as `knowledge/questions/child.claim.txt`. */
export type KnowledgeFiles = Record<string, string>;

/** A question that stands in knowledge/questions already. */
export interface Standing {
  topic: string;
  hand: string;
  /** It is used for measuring, and nothing may be trained on it a second time. */
  measures: boolean;
}

/** What is to be measured before and after. */
export interface MeasuringJob {
  topic: string;
  /** The new questions. */
  questions: string[];
  /** The new topic, whose sentences train too. */
  newTopic: Topic | undefined;
  /** Of the cluster. */
  utterances: string[];
}

export interface Measurement {
  before: Measured;
  after: Measured;
  /** Of how many utterances the cluster's shares are. */
  utterances: number;
  /** Whether none of these was trained on. */
  unseen: boolean;
}

/** The bench on which knowledge is checked and measured: it knows the files. What takes long is done in threads of its own. */
export interface KnowledgeBench {
  /** What gives the understanding's own features of an utterance, weighted by how rare they are among the questions of knowledge/. */
  weigher(): Promise<(utterance: string) => Features>;
  /** Probability of every topic, likeliest first. */
  rank(utterance: string): Candidate[];
  /** A file as it is now; nothing when there is none. */
  read(file: string): string | undefined;
  /** Where these questions stand, in their order, however they are spelled. */
  standing(questions: string[]): Promise<Standing[][]>;
  /** What knowledge:check says of knowledge/ with these files in place, and does not say without them. */
  check(files: KnowledgeFiles, today: Day): Promise<string[]>;
  /** About a minute. */
  measure(job: MeasuringJob): Promise<Measurement>;
}
