import type { Sms } from '../connectors/sms/sms.ts';
import { knowledgeBench } from '../content/knowledge-bench/knowledge-bench.ts';
import { readLexicon } from '../content/read-content.ts';
import { readDesk } from '../content/read-desk.ts';
import { readSpoken } from '../content/read-spoken.ts';
import { plainnessOf } from '../desk/reports/plainness-of.ts';
import type { Speaking } from '../desk/suggest/speaking.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { Retention } from '../storage/records/records.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { DeskSetUp } from './compose-desk.ts';

export interface DeskSetUpParts {
  content: DialogContent & { understanding: Understanding };
  sms: Sms | undefined;
  recogniserKey: string | undefined;
  retention: Retention;
  /** What is being said in calls at this moment. */
  speaking: Speaking;
}

/** What the desk needs beside the service, from the files of knowledge/. @throws ContentError */
export function deskSetUp({ content, ...parts }: DeskSetUpParts): DeskSetUp {
  const words = readSpoken();
  const { understanding, topics, facts } = content;
  return {
    ...parts,
    settings: readDesk(),
    words,
    rank: (utterance) => understanding.rank(utterance),
    knowledgeBench: knowledgeBench(understanding),
    plainness: plainnessOf({ topics, facts, legalWords: readLexicon().legal, spoken: words }),
  };
}
