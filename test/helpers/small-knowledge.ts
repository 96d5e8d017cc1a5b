import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryTexts } from '../../src/content/entry-texts.ts';
import type { Question } from '../../src/content/parse-questions.ts';
import { ROOT, readLexicon, readQuestions, readTopics } from '../../src/content/read-content.ts';
import type { DialogContent } from '../../src/dialog/dialog.ts';
import { runTraining, trainUnderstanding } from '../../src/understanding/train-understanding.ts';
import { Reader, Understanding } from '../../src/understanding/understand.ts';

/** Some topics, far enough apart to be learned in a second. */
const TOPICS = [
  'certificate.request',
  'channel.office',
  'child.allowance',
  'death.funeral',
  'employer.register',
  'foreigner.insured',
  'hospital.choose',
  'lookup.contributions',
  'maternity.delivery',
  'oldage.pension',
  'safety.scam',
  'section39.apply',
  'section40.options',
  'sickness.dental',
  'unemployment.benefit',
  'none',
];
/** Questions of a topic, as many of each hand as of another. */
const QUESTIONS = 48;

/** What the knowledge loop reads of the content, trained on a root's knowledge. */
export type SmallContent = Pick<DialogContent, 'topics' | 'understand' | 'plainText'> & { understanding: Understanding };

/** A copy of a few topics of knowledge/, with what they need. Remove it with `remove`. */
export function smallKnowledge(): { root: string; load(): Promise<SmallContent>; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'ask-1506-small-'));
  for (const folder of ['knowledge/topics', 'knowledge/questions']) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(ROOT, 'schemas'), join(root, 'schemas'), { recursive: true });
  for (const file of ['facts.yaml', 'lexicon.yaml', 'spoken.yaml']) cpSync(join(ROOT, 'knowledge', file), join(root, 'knowledge', file));
  for (const topic of TOPICS) cpSync(join(ROOT, 'knowledge/topics', `${topic}.yaml`), join(root, 'knowledge/topics', `${topic}.yaml`));
  const asked = Map.groupBy(readQuestions(), ({ topic }) => topic);
  for (const topic of TOPICS) writeFileSync(join(root, 'knowledge/questions', `${topic}.txt`), few(asked.get(topic) ?? []));
  return {
    root,
    load: async () => {
      const topics = readTopics(root);
      const lexicon = readLexicon(root);
      const questions = readQuestions(root);
      const material = { questions, entries: entryTexts(topics), lexicon };
      const understanding = new Understanding(await trainUnderstanding(questions, async (job) => runTraining(material, job)), lexicon);
      const reader = new Reader(lexicon);
      return {
        topics,
        understanding,
        understand: (utterance, today) => understanding.understand(utterance, today),
        plainText: (utterance) => reader.plainText(utterance),
      };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A file of some of the questions. */
function few(questions: Question[]): string {
  const hands = [...Map.groupBy(questions, ({ hand }) => hand).values()];
  const each = Math.ceil(QUESTIONS / hands.length);
  return hands
    .map(
      (ofOne) =>
        `# ${ofOne[0]?.register} by ${ofOne[0]?.hand}\n${ofOne
          .slice(0, each)
          .map(({ text }) => text)
          .join('\n')}\n`,
    )
    .join('\n');
}
