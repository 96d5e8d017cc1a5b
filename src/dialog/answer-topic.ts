import { type Day, formatDay } from '../knowledge/calendar.ts';
import { type Answer, type AnswerRequest, type Composed, composeAnswer } from '../knowledge/compose-answer.ts';
import { tellingLine } from '../knowledge/telling-line.ts';
import { type Aspect, bodyOn, type Section, type Topic } from '../knowledge/topic.ts';
import type { NamedTime } from '../understanding/dates.ts';
import { AGENT_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { lastDay } from './last-day.ts';
import type { Disposition, Say } from './say.ts';

export interface Asked {
  topic: string;
  aspect?: Aspect | undefined;
  section?: Section | undefined;
  time?: NamedTime | undefined;
  /** Several times asked about alike: an answer for each. */
  both?: NamedTime[] | undefined;
  /** A day to be compared with the last day that runs from `time`. */
  compare?: NamedTime | undefined;
  confidence?: number | undefined;
  disposition?: Disposition;
}

/** Answers one topic for the day asked about; remembers it for follow-ups. */
export function answerTopic(turn: Turn, asked: Asked): Outcome {
  const { content, session, input } = turn;
  const topic = content.topics.get(asked.topic);
  if (!topic) throw new Error(`no topic ${asked.topic}`);
  const spans = (asked.both ?? [asked.time]).map((time) => daysAskedAbout(time, input.today));
  const composed = spans.map((days) => days.map((day) => compose(turn, topic, asked, day)));
  const answers = composed.flatMap(answersOfSpan);
  const unknown = composed.flat().filter((result) => !result.ok);
  session.failures = 0;
  session.last = {
    topic: topic.id,
    day: spans[0]?.[0] ?? input.today,
    ...(asked.aspect ? { aspect: asked.aspect } : {}),
    ...(asked.section ? { section: asked.section } : {}),
    ...(asked.time ? { time: asked.time } : {}),
  };
  delete session.finished;

  const [first] = answers;
  if (!first) return refuse(turn, asked, unknown[0] as NotKnown);

  const says: Say[] = [];
  if (asked.aspect && !first.aspectFound && !first.sectionLed && topic.kind !== 'talk') says.push({ say: 'phrase', key: `aspect-missing.${asked.aspect}` });
  if (asked.section && asked.section !== GENERAL_RULE && !topic.sections?.[asked.section] && topic.kind === 'answer' && mentionsSectionRule(topic.id)) {
    says.push({ say: 'phrase', key: 'section-same', values: { section: asked.section } });
  }
  if (answers.length > 1) says.push({ say: 'answers', answers });
  else says.push({ say: 'answer', answer: first });
  if (asked.both) says.push(...unknown.slice(0, 1).map((failed) => dateUnknown(turn, topic.id, failed)));
  says.push(...lastDay(turn, topic.id, asked.time, asked.compare));

  const choices = topic.next.slice(0, 4).map((id) => (id === 'action.agent' ? AGENT_CHOICE : topicChoice(id)));
  const byKind: Partial<Record<string, Disposition>> = { referral: 'answered_referral', talk: 'answered_talk' };
  return {
    says,
    choices,
    topic: topic.id,
    outcome: 'answer',
    disposition: asked.disposition ?? byKind[topic.kind] ?? 'answered',
    ...(asked.confidence === undefined ? {} : { confidence: asked.confidence }),
  };
}

type NotKnown = Extract<Composed, { ok: false }>;

/** Section 33 is who the general rule is written for. */
const GENERAL_RULE: Section = '33';

function compose({ content, session, text }: Turn, topic: Topic, { section, aspect }: Asked, day: Day): Composed {
  const { lang } = session;
  const request: AnswerRequest = { topic, day, lang, section, aspect };
  if (!text || !TOLD_BY_LINE.includes(topic.kind)) return composeAnswer(content.facts, request);
  const telling = tellingLine(content.rarity, { topic, body: bodyOn(topic, day, section), question: text, lang, amount: aspect === 'amount' });
  return composeAnswer(content.facts, { ...request, telling });
}

/** Kinds of topics whose lines may be what was asked for. */
const TOLD_BY_LINE: Topic['kind'][] = ['answer', 'referral'];

/** Topics in which a section without its own rule follows section 33. */
function mentionsSectionRule(topic: string): boolean {
  return /^(sickness|maternity|child|disability|death|oldage|unemployment|hospital)\./.test(topic);
}

/** One day, or both ends of a span: a figure may change within it. A span around today is today. */
function daysAskedAbout(time: NamedTime | undefined, today: Day): Day[] {
  if (!time || (time.from <= today && today <= time.until)) return [today];
  return time.from === time.until ? [time.from] : [time.from, time.until];
}

/** What is known of a span: one answer, or two when it changed within. */
function answersOfSpan(results: Composed[]): Answer[] {
  const answers = results.flatMap((result) => (result.ok ? [result.answer] : []));
  const [first, second] = answers;
  return first && second && first.lead.join('\n') === second.lead.join('\n') ? [first] : answers;
}

function dateUnknown(turn: Turn, topic: string, { day, reading: { knownFrom, knownUntil } }: NotKnown): Say {
  const { lang } = turn.session;
  const title = turn.content.topics.get(topic)?.title[lang] ?? '';
  return {
    say: 'phrase',
    key: knownUntil ? 'date-unknown.span' : 'date-unknown.from',
    values: { title, day: formatDay(day, lang), from: formatDay(knownFrom, lang), until: knownUntil ? formatDay(knownUntil, lang) : '' },
  };
}

function refuse(turn: Turn, asked: Asked, failed: NotKnown): Outcome {
  return {
    says: [dateUnknown(turn, asked.topic, failed)],
    choices: [{ id: `today:${asked.topic}`, label: { key: 'choice.today' } }, AGENT_CHOICE],
    topic: asked.topic,
    outcome: 'answer',
    disposition: 'refused_date',
  };
}
