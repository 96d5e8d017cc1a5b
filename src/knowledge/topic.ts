import type { Day, Lang } from './calendar.ts';
import type { Source } from './facts.ts';

export type Text = Record<Lang, string>;
export type Lines = Record<Lang, string[]>;
export type Section = '33' | '39' | '40';
export type TopicKind = 'answer' | 'lookup' | 'action' | 'calculator' | 'referral' | 'talk';

/** The parts of an answer that a person may ask for by itself. */
export const ASPECTS = ['amount', 'conditions', 'steps', 'documents', 'where', 'deadline'] as const;
export type Aspect = (typeof ASPECTS)[number];

export const BODY_FIELDS = ['details', ...ASPECTS] as const;
export type BodyField = (typeof BODY_FIELDS)[number];

export type Body = { answer?: Text; voice?: Text } & Partial<Record<BodyField, Lines>>;

export type Edition = Body & { from?: Day; until?: Day; sections?: Partial<Record<Section, Body>> };

/** One file of knowledge/topics. Its schema is schemas/topic.schema.json. */
export interface Topic extends Body {
  id: string;
  kind: TopicKind;
  title: Text;
  answer: Text;
  voice: Text;
  sections?: Partial<Record<Section, Body>>;
  editions?: Edition[];
  confirm?: ('answer' | BodyField)[];
  next: string[];
  /** Required for answer, referral, lookup and calculator (rule `complete`). */
  sources?: Source[];
  reviewed: Day;
  reviewEvery: number;
}

/** The body that holds on a day for a section: the topic, then the edition of the day, then the section's own rule. */
export function bodyOn(topic: Topic, day: Day, section?: Section): Required<Pick<Body, 'answer' | 'voice'>> & Body {
  const edition = topic.editions?.find((e) => (!e.from || e.from <= day) && (!e.until || day <= e.until));
  const layers: (Body | undefined)[] = [edition, section && topic.sections?.[section], section && edition?.sections?.[section]];
  const body: Body & { answer: Text; voice: Text } = { ...pickBody(topic), answer: topic.answer, voice: topic.voice };
  for (const layer of layers) if (layer) Object.assign(body, pickBody(layer));
  return body;
}

function pickBody(from: Body): Body {
  const body: Body = {};
  if (from.answer) body.answer = from.answer;
  if (from.voice) body.voice = from.voice;
  for (const field of BODY_FIELDS) {
    const lines = from[field];
    if (lines) body[field] = lines;
  }
  return body;
}
