import { deadline } from '../knowledge/calculators/index.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import { fillIn } from '../knowledge/fill-in.ts';
import { topicChoice } from './choices.ts';
import type { LifeEvent, Outcome, Turn } from './dialog.ts';
import type { ChecklistItem } from './say.ts';

const SMALL_WORDS =
  /แล้ว|เพิ่ง|เพิ่งจะ|เมื่อ|ครับ|ค่ะ|นะ|จ้ะ|ทำอย่างไรดี|ทำไงดี|ทำอย่างไร|ทำไง|อย่างไร|อย่างไรดี|ต้องทำอะไรบ้าง|ต้องทำอะไร|ทำอะไรได้บ้าง|ทำอะไรดี|ควรทำอะไร|ได้อะไรบ้าง|มีสิทธิอะไรบ้าง|อะไรบ้าง|อะไร|บ้าง|ดี|ช่วยด้วย|ช่วย|หน่อย|ก่อน|ต้อง|วันที่|วัน|ที่|ของ|ผม|ฉัน|หนู|ดิฉัน|เรา|พี่|ประกันสังคม|ได้|ตอนนี้|กะทันหัน|what should i do|what do i do|what now|i|my|just|have|has|[\s?.!,…]/g;
const MOST_LEFT = 3;

/** The happening that an utterance tells, when it tells little else. */
export function findLifeEvent(events: LifeEvent[], text: string, timeText?: string): LifeEvent | undefined {
  const plain = timeText ? text.replace(timeText, '') : text;
  for (const event of events) {
    for (const phrase of event.said) {
      if (plain.includes(phrase) && plain.replace(phrase, '').replace(SMALL_WORDS, '').length <= MOST_LEFT) return event;
    }
  }
  return undefined;
}

/** "ตกงาน", "พ่อเสีย", "ตั้งท้อง": an ordered checklist across benefits, with last days when the day of the event is known. */
export function lifeEvent(turn: Turn): Outcome | undefined {
  const { content, session, text, meaning } = turn;
  const { time } = meaning.entities;
  const event = findLifeEvent(content.lifeEvents, text, time?.text);
  if (!event) return undefined;
  const day = time?.precision === 'day' && time.from <= turn.input.today ? time.from : undefined;
  const items: ChecklistItem[] = event.items.map((item) => ({
    topic: item.topic,
    text: fillIn(item.text[session.lang], content.facts, turn.input.today, session.lang, () => {}),
    until: day && item.deadline ? lastDayOf(turn, item.deadline, day) : undefined,
  }));
  session.failures = 0;
  const first = event.items[0]?.topic;
  if (first) session.last = { topic: first, day: turn.input.today };
  return {
    says: [{ say: 'checklist', checklist: { id: event.id, title: event.title[session.lang], intro: event.intro[session.lang], items, event: day } }],
    choices: [...new Set(event.items.map((item) => item.topic))].slice(0, 4).map(topicChoice),
    topic: event.items.find((item) => item.topic === meaning.topic)?.topic ?? first ?? 'none',
    outcome: 'answer',
    disposition: 'answered_checklist',
  };
}

function lastDayOf(turn: Turn, kind: Parameters<typeof deadline>[1], day: string): string | undefined {
  try {
    return deadline(turn.content.facts, kind, day);
  } catch (error) {
    if (error instanceof OutsidePeriodError) return undefined;
    throw error;
  }
}
