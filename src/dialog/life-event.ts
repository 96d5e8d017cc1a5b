import { deadline } from '../knowledge/calculators/index.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import { fillIn } from '../knowledge/fill-in.ts';
import { topicChoice } from './choices.ts';
import type { LifeEvent, Outcome, Turn } from './dialog.ts';
import { familyOf } from './in-family.ts';
import type { ChecklistItem } from './say.ts';

const SMALL_WORDS =
  /แล้ว|เพิ่ง|เพิ่งจะ|เมื่อ|ครับ|ค่ะ|นะ|จ้ะ|ทำอย่างไรดี|ทำไงดี|ทำอย่างไร|ทำไง|อย่างไร|อย่างไรดี|ต้องทำอะไรบ้าง|ต้องทำอะไร|ทำอะไรได้บ้าง|ทำอะไรดี|ควรทำอะไร|ได้อะไรบ้าง|มีสิทธิอะไรบ้าง|อะไรบ้าง|อะไร|บ้าง|ดี|ช่วยด้วย|ช่วย|หน่อย|ก่อน|ต้อง|วันที่|วัน|ที่|ของ|ผม|ฉัน|หนู|ดิฉัน|เรา|พี่|ประกันสังคม|ได้|ตอนนี้|กะทันหัน|what should i do|what do i do|what now|i|my|just|have|has|[\s?.!,…]/g;
const MOST_LEFT = 3;

/** The happening that an utterance tells, when it tells little else. */
export function findLifeEvent(events: LifeEvent[], text: string, timeText?: string): LifeEvent | undefined {
  const plain = timeText ? text.replace(timeText, '') : text;
  return events.find((event) => event.said.some((phrase) => plain.includes(phrase) && plain.replace(phrase, '').replace(SMALL_WORDS, '').length <= MOST_LEFT));
}

/** Asked as a whole: what to do, what rights there are. */
const ASKS_WHAT =
  /(ต้อง|ควร|จะ)?(ทำ|เริ่ม)(อะไร|อย่างไร|ยังไง|ไง)|สิทธิ(ได้|อะไร|ประโยชน์อะไร)|(ได้|เบิก|รับ|ช่วย)(เงิน)?อะไร(ได้)?(บ้าง)|what (should|do|can|must) (i|we|she|he) do|what (rights|benefits)|what now|entitled to/;

/** Told by an employer about somebody who works for them, or of a loss that is no death. */
const NOT_THEIRS = /(?<!เป็น)(ลูกจ้าง|ลูกน้อง|พนักงาน|คนงาน)|my (employee|worker|staff)|เสีย(เงิน|สิทธิ|ค่า|เวลา|ใจ|ดาย)/;
/** A shorter phrase may be a part of another word (ท้อง in ปวดท้อง): a reading has to bear it out. */
const CLEAR_PHRASE = 5;
const HARDLY = 0.5;

/**
 * The happening in a longer story that ends in "what am I to do" or "what are my rights". Not when one benefit is asked about by name,
 * nor when the story is read as something that has nothing to do with the happening.
 */
function findInStory({ content, text, meaning }: Turn): LifeEvent | undefined {
  if (!ASKS_WHAT.test(text) || NOT_THEIRS.test(text)) return undefined;
  for (const event of content.lifeEvents) {
    const phrase = event.said.filter((said) => text.includes(said)).sort((a, b) => b.length - a.length)[0];
    if (!phrase) continue;
    const topics = event.items.map((item) => item.topic);
    const families = [event.items[0]?.topic, event.money].flatMap((topic) => (topic ? [familyOf(topic)] : []));
    const [first] = meaning.candidates;
    if (meaning.outcome === 'answer' && !families.includes(familyOf(meaning.topic))) continue;
    const borneOut = meaning.candidates.some(({ topic }) => topics.includes(topic));
    const unread = phrase.length >= CLEAR_PHRASE && (first?.confidence ?? 0) < HARDLY;
    if ((borneOut || unread) && !namesBenefit(content, first?.topic, text.replace(phrase, ''))) return event;
  }
  return undefined;
}

const LEAST_NAME = 3;

/** Whether the text has a telling word of the topic's title: the benefit is asked about by its name. */
function namesBenefit({ topics, rarity }: Turn['content'], id: string | undefined, text: string): boolean {
  const title = id && topics.get(id)?.title;
  if (!title) return false;
  const words = rarity.ofQuestion(text);
  return (['th', 'en'] as const).some((lang) =>
    [...rarity.ofQuestion(title[lang])].some((word) => word.length >= LEAST_NAME && words.has(word) && rarity.weigh(word, lang) > 0),
  );
}

/** "ตกงาน", "พ่อเสีย", "ตั้งท้อง": an ordered checklist across benefits, with last days when the day of the event is known. */
export function lifeEvent(turn: Turn): Outcome | undefined {
  const { content, session, text, meaning } = turn;
  const { time } = meaning.entities;
  const event = findLifeEvent(content.lifeEvents, text, time?.text) ?? findInStory(turn);
  if (!event) return undefined;
  const day = time?.precision === 'day' && time.from <= turn.input.today ? time.from : undefined;
  const items: ChecklistItem[] = event.items.map((item) => ({
    topic: item.topic,
    text: fillIn(item.text[session.lang], content.facts, turn.input.today, session.lang, () => {}),
    until: day && item.deadline ? lastDayOf(turn, item.deadline, day) : undefined,
  }));
  session.failures = 0;
  const first = event.items[0]?.topic;
  delete session.finished;
  if (first) session.last = { topic: first, day: turn.input.today, event: event.id, ...(day && time ? { time } : {}) };
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
