import type { DraftRequest } from '../../../../src/desk/api.ts';
import type { Aspect } from '../../../../src/knowledge/topic.ts';

/** Parts that people ask for most; one short sentence a line. */
const PARTS = ['conditions', 'documents', 'where'] as const satisfies Aspect[];
const LANGS = ['Th', 'En'] as const;
type PartField = `${(typeof PARTS)[number]}${(typeof LANGS)[number]}`;

/** What is typed into the form of a new topic. */
export type TopicDraft = Record<'id' | 'titleTh' | 'titleEn' | 'answerTh' | 'answerEn' | 'source' | PartField, string>;

export const FIELDS: PartField[] = PARTS.flatMap((part) => LANGS.map((lang): PartField => `${part}${lang}`));

export const EMPTY_TOPIC: TopicDraft = {
  id: '',
  titleTh: '',
  titleEn: '',
  answerTh: '',
  answerEn: '',
  source: '',
  conditionsTh: '',
  conditionsEn: '',
  documentsTh: '',
  documentsEn: '',
  whereTh: '',
  whereEn: '',
};

/** `child.allowance`: the name of its file. */
export function isTopicId(id: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(id);
}

/** The parts may be empty: knowledge:check says when they are missed. */
export function isComplete(topic: TopicDraft): boolean {
  return isTopicId(topic.id) && [topic.titleTh, topic.titleEn, topic.answerTh, topic.answerEn, topic.source].every((text) => text.trim() !== '');
}

export function topicRequest(clusterId: string, topic: TopicDraft, questions: string[]): DraftRequest {
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, { th: lines(topic[`${part}Th`]), en: lines(topic[`${part}En`]) }] as const).filter(
      ([, { th, en }]) => th.length + en.length > 0,
    ),
  );
  return {
    kind: 'topic',
    clusterId,
    id: topic.id,
    title: { th: topic.titleTh.trim(), en: topic.titleEn.trim() },
    answer: { th: topic.answerTh.trim(), en: topic.answerEn.trim() },
    ...(Object.keys(parts).length > 0 ? { parts } : {}),
    source: topic.source.trim(),
    questions,
  };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
