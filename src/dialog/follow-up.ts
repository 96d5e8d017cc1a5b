import type { Aspect } from '../knowledge/topic.ts';
import type { AspectName } from '../understanding/aspect.ts';
import type { NamedTime } from '../understanding/dates.ts';
import { answerTopic } from './answer-topic.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { LastAnswer } from './session.ts';
import { timesAsked } from './times-asked.ts';

/** Words that carry no topic: what is left of an utterance without them decides whether it only follows up. */
const FILLER =
  /มาตรา\s*(33|39|40)|(?<!\d)(33|39|40)(?!\d)|แล้วก็|แล้ว|เล่า|ล่ะ|หละ|ละ|ถ้าเป็น|ถ้า|เป็น|สำหรับ|ส่วน|งั้น|และ|กับ|ก็|ด้วย|หน่อย|บ้าง|ไหม|ได้|ต้อง|ใช้|เอา|อะไร|ของ|คน|เรื่อง|ที่ไหน|ที่|นี้|นั้น|อยู่|ค่ะ|ครับ|นะ|จ๊ะ|จ้ะ|เลย|มี|ยื่น|ไป|ทำ|เอกสาร|หลักฐาน|แบบฟอร์ม|ฟอร์ม|เท่าไหร่|อย่างไร|ที่ไหน|เมื่อไหร่|วิธี|ขั้นตอน|เงื่อนไข|คุณสมบัติ|ภายใน|กี่วัน|กี่เดือน|กี่ปี|กี่บาท|หมดเขต|กำหนด|ทันไหม|ใคร|บาง|เงิน|ช่วง|ตอน|ปี|เดือน|เดิม|ก่อน|หน้า|ย้อนหลัง|what about|how about|money|do i get|will i get|can i get|and|for|the|of|in|then|so|is|it|documents?|needed?|do i need|which|what|where|when|how much|how|section|[\s?.!,…]/g;

const ASPECT_FIELD: Record<AspectName, Aspect> = {
  amount: 'amount',
  conditions: 'conditions',
  documents: 'documents',
  where: 'where',
  how: 'steps',
  deadline: 'deadline',
};

export function aspectField(aspect: AspectName | undefined): Aspect | undefined {
  return aspect && ASPECT_FIELD[aspect];
}

/** What an utterance says beside section, times, aspect and small words. */
export function residue(text: string, times: NamedTime[] = []): string {
  return times.reduce((rest, time) => rest.replace(time.text, ''), text).replace(FILLER, '');
}

/** "แล้ว…ล่ะ": an utterance that leans on the one before. */
export function isElliptic(text: string): boolean {
  return /^(แล้ว|ถ้า|และ|งั้น|ส่วน|กรณี|and|what about|how about|what if|if)/i.test(text) || /(ล่ะ|หละ|ละ)$/.test(text.replace(/(ค่ะ|ครับ|\?)+$/, ''));
}

/** Surer than this is a question of its own. */
export const OWN_QUESTION = 0.9;
const OF_A_SECTION = /^section(33|39|40)\./;

/** "มาตรา 39 คืออะไร" in the midst of something else: a section is asked about itself. */
export function asksOfSection({ meaning, text, session }: Turn): boolean {
  const sure = meaning.outcome === 'answer' && meaning.confidence > OWN_QUESTION;
  return sure && OF_A_SECTION.test(meaning.topic) && meaning.topic !== session.last?.topic && !isElliptic(text);
}

/** The time of the last question goes on for amounts only: papers, places and steps are those of today. A day from which a deadline runs stays for it. */
export function keptTime(last: LastAnswer, aspect: Aspect | undefined): NamedTime | undefined {
  if (aspect === undefined || aspect === 'amount') return last.time;
  return aspect === 'deadline' && last.time?.precision === 'day' ? last.time : undefined;
}

/** "แล้วมาตรา 39 ล่ะ", "ใช้เอกสารอะไรบ้าง", "ของปีที่แล้วล่ะ": the last topic, with what was changed. */
export function followUp(turn: Turn): Outcome | undefined {
  const { session, meaning, text, content } = turn;
  const last = session.last;
  if (!last || asksOfSection(turn)) return undefined;
  const { section, times = [], time: named } = meaning.entities;
  const { time, both } = timesAsked(turn);
  const asked = aspectField(meaning.aspect);
  if (!section && !time && !asked) return undefined;
  if (residue(text, named ? [named, ...times] : []).length > 2) return undefined;
  const money = asked === 'amount' ? content.lifeEvents.find((event) => event.id === last.event)?.money : undefined;
  const topic = money ?? last.topic;
  const generic = meaning.candidates[0]?.topic.startsWith('claim.');
  if (asked && asked !== 'amount' && generic && !content.topics.get(topic)?.[asked]) return undefined;
  const aspect = asked ?? last.aspect;
  const { finished } = session;
  const outcome = answerTopic(turn, {
    topic,
    aspect,
    section: section ?? last.section,
    time: time ?? keptTime(last, aspect),
    both,
    disposition: 'answered_follow_up',
  });
  // a question about a calculation just done leaves it open to other values
  if (finished && topic === last.topic) session.finished = finished;
  return outcome;
}

/**
 * An elliptic question ("แล้วถ้าลาออกเอง") read again behind the last topic's title.
 * Only when it was not clear by itself, and only when the context makes it clear.
 */
export function inContext(turn: Turn): Outcome | undefined {
  const { session, meaning, content, input } = turn;
  const last = session.last && content.topics.get(session.last.topic);
  if (!last || !session.last || last.kind === 'talk' || !input.text || input.text.length > 60) return undefined;
  if (!isElliptic(turn.text) || (meaning.outcome === 'answer' && meaning.confidence > OWN_QUESTION)) return undefined;
  const again = content.understand(`${last.title[session.lang]} ${input.text}`, input.today);
  if (again.outcome === 'none') return undefined;
  const sure = again.outcome === 'answer' ? again.topic : again.candidates.some((candidate) => candidate.topic === last.id) ? last.id : undefined;
  if (!sure) return undefined;
  const aspect = aspectField(meaning.aspect);
  return answerTopic(turn, {
    topic: sure,
    aspect,
    section: meaning.entities.section ?? session.last.section,
    time: timesAsked(turn).time ?? keptTime(session.last, aspect),
    disposition: 'answered_follow_up',
  });
}
