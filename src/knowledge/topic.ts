import type { TopicSchema } from '../../schemas/types.ts';
import type { Day, Lang } from './calendar.ts';

export type Text = Record<Lang, string>;
export type Lines = Record<Lang, string[]>;
export type Section = '33' | '39' | '40';

/** The parts of an answer that a person may ask for by itself. */
export const ASPECTS = ['amount', 'conditions', 'steps', 'documents', 'where', 'deadline'] as const;
export type Aspect = (typeof ASPECTS)[number];

export const BODY_FIELDS = ['details', ...ASPECTS] as const;
export type BodyField = (typeof BODY_FIELDS)[number];

/** One file of knowledge/topics; the schema is the source of the type. */
export type Topic = TopicSchema.Topic;
export type Edition = TopicSchema.Edition;
/** The texts of an answer, of a topic, a section or an edition. */
export type Body = TopicSchema.Variant;

/** The body that holds on a day for a section: the topic, then the edition of the day, then the section's own rule. */
export function bodyOn(topic: Topic, day: Day, section?: Section): Required<Pick<Body, 'answer' | 'voice'>> & Body {
  const edition = topic.editions?.find((e) => (!e.from || e.from <= day) && (!e.until || day <= e.until));
  const layers: (Body | undefined)[] = [edition, section && topic.sections?.[section], section && edition?.sections?.[section]];
  const body: Body & { answer: Text; voice: Text } = { ...pickBody(topic), answer: topic.answer, voice: topic.voice };
  for (const layer of layers) if (layer) Object.assign(body, pickBody(layer));
  return body;
}

/** What a section says for itself on a day, without what it takes from the general rule; nothing when it has no rule of its own. */
export function ownBody(topic: Topic, day: Day, section: Section): Body | undefined {
  const edition = topic.editions?.find((e) => (!e.from || e.from <= day) && (!e.until || day <= e.until));
  const layers = [topic.sections?.[section], edition?.sections?.[section]].flatMap((layer) => (layer ? [pickBody(layer)] : []));
  return layers.length > 0 ? Object.assign({}, ...layers) : undefined;
}

/** How content says that a section has no such right, or has it elsewhere ("มาตรา 40 ไม่มีเงินรายเดือน แต่…" has another one). */
const REFUSAL = /^มาตรา \d\d (?:ไม่มี|ไม่ต้อง|ใช้สิทธิบัตรทอง|มีไว้สำหรับ)(?!.*แต่)/;

/** Whether a section's own answer says that it has no such right: then nothing of the general rule holds for it. */
export function refuses(own: Body): boolean {
  return REFUSAL.test(own.answer?.th.trim() ?? '');
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
