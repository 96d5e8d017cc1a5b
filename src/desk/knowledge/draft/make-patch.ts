import type { Day } from '../../../knowledge/calendar.ts';
import type { Topic } from '../../../knowledge/topic.ts';
import type { Cluster, DraftRequest } from '../../api.ts';
import type { KnowledgeBench } from '../knowledge-bench.ts';
import { newQuestions } from './new-questions.ts';
import { topicOf, topicYaml } from './topic-of.ts';
import { appendDiff, newFileDiff } from './unified-diff.ts';

/** What a draft comes to. */
export interface Patch {
  topic: string;
  patch: string;
  questions: string[];
  /** Of a topic that is not there yet. */
  newTopic: Topic | undefined;
  notes: string[];
}

export interface PatchParts {
  bench: Pick<KnowledgeBench, 'read' | 'standing' | 'check'>;
  today: Day;
}

/** @returns a patch to knowledge/ that passes knowledge:check, or what is wrong: file, field, what is allowed. */
export async function makePatch(request: DraftRequest, cluster: Cluster, { bench, today }: PatchParts): Promise<Patch | { refused: string[] }> {
  const topic = request.kind === 'topic' ? request.id : request.topic;
  const topicFile = `knowledge/topics/${topic}.yaml`;
  if (request.kind === 'topic' && bench.read(topicFile) !== undefined)
    return { refused: [`${topicFile}: id: there is a topic of this id. Allowed: another id, or questions for that topic.`] };
  if (request.kind === 'questions' && bench.read(topicFile) === undefined)
    return { refused: [`${topicFile}: topic: there is no such topic. Allowed: ids of files in knowledge/topics.`] };

  const { questions, refusals, notes } = await newQuestions(request.questions, topic, bench);
  if (refusals.length > 0) return { refused: refusals };
  const questionFile = `knowledge/questions/${topic}.txt`;
  const before = bench.read(questionFile);
  const added = headed(questions, cluster);
  const next = cluster.nearest.map((near) => near.topic).filter((id) => bench.read(`knowledge/topics/${id}.yaml`) !== undefined);
  const newTopic = request.kind === 'topic' ? topicOf(request, next, today) : undefined;
  const files = {
    [questionFile]: before === undefined ? added : `${before.replace(/\n$/, '')}\n\n${added}`,
    ...(newTopic ? { [topicFile]: topicYaml(newTopic) } : {}),
  };
  const wrong = await bench.check(files, today);
  if (wrong.length > 0) return { refused: wrong };
  const diffs = [
    before === undefined ? newFileDiff(questionFile, added) : appendDiff(questionFile, before, `\n${added}`),
    ...(newTopic ? [newFileDiff(topicFile, files[topicFile] as string)] : []),
  ];
  return { topic, patch: diffs.join(''), questions, newTopic, notes };
}

/** Under the desk's headings: what was said on the telephone is spoken. */
function headed(questions: string[], { utterances }: Cluster): string {
  const spoken = new Set(utterances.filter(({ channel }) => channel === 'voice').map(({ text }) => text));
  const parts = [
    { register: 'line', texts: questions.filter((text) => !spoken.has(text)) },
    { register: 'spoken', texts: questions.filter((text) => spoken.has(text)) },
  ];
  return parts
    .filter(({ texts }) => texts.length > 0)
    .map(({ register, texts }) => `# ${register} by desk\n${texts.join('\n')}\n`)
    .join('\n');
}
