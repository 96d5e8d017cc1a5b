import type { Aspect } from '../knowledge/topic.ts';
import type { AspectName } from '../understanding/aspect.ts';
import { answerTopic } from './answer-topic.ts';
import type { Outcome, Turn } from './dialog.ts';

/** Words that carry no topic: what is left of an utterance without them decides whether it only follows up. */
const FILLER =
  /มาตรา\s*(33|39|40)|(?<!\d)(33|39|40)(?!\d)|แล้วก็|แล้ว|เล่า|ล่ะ|หละ|ละ|ถ้าเป็น|ถ้า|เป็น|สำหรับ|ส่วน|งั้น|และ|กับ|ก็|ด้วย|หน่อย|บ้าง|ไหม|ได้|ต้อง|ใช้|เอา|อะไร|ของ|คน|เรื่อง|ที่ไหน|ที่|นี้|นั้น|อยู่|ค่ะ|ครับ|นะ|จ๊ะ|จ้ะ|เลย|มี|ยื่น|ไป|ทำ|เอกสาร|หลักฐาน|แบบฟอร์ม|ฟอร์ม|เท่าไหร่|อย่างไร|ที่ไหน|เมื่อไหร่|วิธี|ขั้นตอน|เงื่อนไข|คุณสมบัติ|ภายใน|กี่วัน|กี่เดือน|กี่ปี|กี่บาท|หมดเขต|กำหนด|ทันไหม|ใคร|บาง|เงิน|ช่วง|ตอน|ปี|เดือน|เดิม|ก่อน|หน้า|what about|how about|and|for|the|of|in|then|so|is|it|documents?|needed?|do i need|which|what|where|when|how much|how|section|[\s?.!,…]/g;

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

/** What an utterance says beside section, time, aspect and small words. */
export function residue(text: string, timeText?: string): string {
  return (timeText ? text.replace(timeText, '') : text).replace(FILLER, '');
}

/** "แล้วมาตรา 39 ล่ะ", "ใช้เอกสารอะไรบ้าง", "ของปีที่แล้วล่ะ": the last topic, with what was changed. */
export function followUp(turn: Turn): Outcome | undefined {
  const { session, meaning, text } = turn;
  const last = session.last;
  if (!last) return undefined;
  const { section, time } = meaning.entities;
  const aspect = aspectField(meaning.aspect);
  if (!section && !time && !aspect) return undefined;
  if (residue(text, time?.text).length > 2) return undefined;
  const kept = time ?? last.time;
  return answerTopic(turn, {
    topic: last.topic,
    aspect: aspect ?? (section || time ? last.aspect : undefined),
    section: section ?? last.section,
    time: kept,
    disposition: 'answered_follow_up',
  });
}

/**
 * An elliptic question ("แล้วถ้าลาออกเอง") read again behind the last topic's title.
 * Only when it was not clear by itself, and only when the context makes it clear.
 */
export function inContext(turn: Turn): Outcome | undefined {
  const { session, meaning, content, input } = turn;
  const last = session.last && content.topics.get(session.last.topic);
  if (!last || last.kind === 'talk' || !input.text || input.text.length > 60) return undefined;
  const elliptic = /^(แล้ว|ถ้า|และ|งั้น|ส่วน|กรณี|and|what if|if)/i.test(turn.text) || /(ล่ะ|หละ|ละ)$/.test(turn.text.replace(/(ค่ะ|ครับ|\?)+$/, ''));
  if (!elliptic || (meaning.outcome === 'answer' && meaning.confidence > 0.9)) return undefined;
  const again = content.understand(`${last.title[session.lang]} ${input.text}`, input.today);
  if (again.outcome === 'none') return undefined;
  const sure = again.outcome === 'answer' ? again.topic : again.candidates.some((candidate) => candidate.topic === last.id) ? last.id : undefined;
  if (!sure) return undefined;
  return answerTopic(turn, {
    topic: sure,
    aspect: aspectField(meaning.aspect),
    section: meaning.entities.section ?? session.last?.section,
    time: meaning.entities.time ?? session.last?.time,
    disposition: 'answered_follow_up',
  });
}
