import { deadline } from '../knowledge/calculators/index.ts';
import { type Day, formatDay } from '../knowledge/calendar.ts';
import { type Answer, type AnswerRequest, composeAnswer } from '../knowledge/compose-answer.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import type { Aspect, Section } from '../knowledge/topic.ts';
import type { NamedTime } from '../understanding/dates.ts';
import { AGENT_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { Disposition, Say } from './say.ts';

export interface Asked {
  topic: string;
  aspect?: Aspect | undefined;
  section?: Section | undefined;
  time?: NamedTime | undefined;
  confidence?: number | undefined;
  disposition?: Disposition;
}

/** Answers one topic for the day asked about; remembers it for follow-ups. */
export function answerTopic(turn: Turn, asked: Asked): Outcome {
  const { content, session, input } = turn;
  const topic = content.topics.get(asked.topic);
  if (!topic) throw new Error(`no topic ${asked.topic}`);
  const request: Omit<AnswerRequest, 'day'> = { topic, lang: session.lang, section: asked.section, aspect: asked.aspect };
  const days = daysAskedAbout(asked.time, input.today);
  const composed = days.map((day) => composeAnswer(content.facts, { ...request, day }));
  const answers = composed.flatMap((result) => (result.ok ? [result.answer] : []));
  session.failures = 0;
  session.last = {
    topic: topic.id,
    day: days[0] as Day,
    ...(asked.aspect ? { aspect: asked.aspect } : {}),
    ...(asked.section ? { section: asked.section } : {}),
    ...(asked.time ? { time: asked.time } : {}),
  };
  delete session.finished;

  const [first, second] = answers;
  if (!first) return refuse(turn, asked, composed[0] as Extract<(typeof composed)[number], { ok: false }>);

  const says: Say[] = [];
  if (asked.aspect && !first.aspectFound && topic.kind !== 'talk') says.push({ say: 'phrase', key: `aspect-missing.${asked.aspect}` });
  if (asked.section && !topic.sections?.[asked.section] && topic.kind === 'answer' && mentionsSectionRule(topic.id)) {
    says.push({ say: 'phrase', key: 'section-same', values: { section: asked.section } });
  }
  if (second && !sameWords(first, second)) says.push({ say: 'answers', answers: [first, second] });
  else says.push({ say: 'answer', answer: first });
  says.push(...lastDay(turn, asked));

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

/** Topics in which a section without its own rule follows section 33. */
function mentionsSectionRule(topic: string): boolean {
  return /^(sickness|maternity|child|disability|death|oldage|unemployment|hospital)\./.test(topic);
}

/** One day, or both ends of a span: a figure may change within it. A span around today is today. */
function daysAskedAbout(time: NamedTime | undefined, today: Day): Day[] {
  if (!time || (time.from <= today && today <= time.until)) return [today];
  return time.from === time.until ? [time.from] : [time.from, time.until];
}

function sameWords(a: Answer, b: Answer): boolean {
  return a.lead.join('\n') === b.lead.join('\n');
}

function refuse(turn: Turn, asked: Asked, failed: { day: Day; reading: { knownFrom: Day; knownUntil: Day | null } }): Outcome {
  const { lang } = turn.session;
  const title = turn.content.topics.get(asked.topic)?.title[lang] ?? '';
  const { knownFrom, knownUntil } = failed.reading;
  return {
    says: [
      {
        say: 'phrase',
        key: knownUntil ? 'date-unknown.span' : 'date-unknown.from',
        values: { title, day: formatDay(failed.day, lang), from: formatDay(knownFrom, lang), until: knownUntil ? formatDay(knownUntil, lang) : '' },
      },
    ],
    choices: [{ id: `today:${asked.topic}`, label: { key: 'choice.today' } }, AGENT_CHOICE],
    topic: asked.topic,
    outcome: 'answer',
    disposition: 'refused_date',
  };
}

/** The last day for something, when the person named the day it runs from. */
function lastDay(turn: Turn, asked: Asked): Say[] {
  const kind = turn.content.deadlines[asked.topic];
  if (!kind || asked.time?.precision !== 'day' || asked.time.from > turn.input.today) return [];
  try {
    const until = deadline(turn.content.facts, kind, asked.time.from);
    const { lang } = turn.session;
    const key = until < turn.input.today ? 'deadline.passed' : 'deadline.until';
    return [{ say: 'phrase', key, values: { event: formatDay(asked.time.from, lang), until: formatDay(until, lang) } }];
  } catch (error) {
    if (error instanceof OutsidePeriodError) return [];
    throw error;
  }
}
