import type { Checklist, Line, PersonalAnswer, Say } from '../dialog/say.ts';
import type { Choice } from '../dialog/session.ts';
import type { Calculation, SheetLine } from '../knowledge/calculators/index.ts';
import { type Day, formatDay, type Lang } from '../knowledge/calendar.ts';
import type { Answer } from '../knowledge/compose-answer.ts';
import type { Source } from '../knowledge/facts.ts';
import type { Topic } from '../knowledge/topic.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Card, Reply, ReplyChoice } from './reply.ts';

export interface Wording {
  phrases: Phrases;
  topics: Map<string, Topic>;
  lang: Lang;
  today: Day;
}

/** Turns what the core says into words; choices go with the last reply. */
export function inWords(wording: Wording, says: Say[], choices: Choice[]): Reply[] {
  const replies = says.flatMap((say) => sayInWords(wording, say));
  const last = replies.at(-1);
  if (last && choices.length > 0) last.choices = choices.map((choice) => choiceInWords(wording, choice));
  return replies;
}

export function choiceInWords({ phrases, topics, lang }: Wording, { id, label }: Choice): ReplyChoice {
  if ('text' in label) return { id, label: label.text };
  if ('topic' in label) return { id, label: topics.get(label.topic)?.title[lang] ?? label.topic };
  return { id, label: phrases.say(lang, label.key, label.values) };
}

function sayInWords(wording: Wording, say: Say): Reply[] {
  const { phrases, lang } = wording;
  switch (say.say) {
    case 'text':
      return [{ text: say.text }];
    case 'agent':
      return [{ text: say.text, from: say.agent }];
    case 'phrase':
      return [{ text: phrases.say(lang, say.key, say.values) }];
    case 'answer':
      return [answerInWords(wording, say.answer, say.answer.day !== wording.today)];
    case 'answers':
      return say.answers.map((answer) => answerInWords(wording, answer, true));
    case 'calculation':
      return [calculationInWords(wording, say.calculation, say.title)];
    case 'checklist':
      return [checklistInWords(wording, say.checklist)];
    case 'personal':
      return [personalInWords(wording, say.personal)];
    case 'link':
      return [{ text: phrases.say(lang, say.key, say.values), link: { label: phrases.say(lang, say.label), url: say.url } }];
  }
}

function answerInWords(wording: Wording, answer: Answer, nameDay: boolean): Reply {
  const { phrases, lang, topics } = wording;
  const kind = topics.get(answer.topic)?.kind;
  const opening = nameDay ? phrases.say(lang, 'answer.for-day', { day: formatDay(answer.day, lang) }) : undefined;
  if (kind === 'talk') return { text: answer.lead.join('\n') };
  // an action tells where to turn to: there is nothing in force about it
  const validity = kind === 'action' ? '' : validityInWords(wording, answer);
  const confirm = answer.confirm && kind !== 'action' ? phrases.say(lang, 'answer.confirm') : undefined;
  const steps = answer.aspect === 'steps' && answer.aspectFound;
  const list = answer.aspectFound && answer.aspect !== undefined && answer.aspect !== 'amount' && answer.lead.length > 1;
  const lead = list ? answer.lead.map((line, index) => (steps ? `${index + 1}. ${line}` : `• ${line}`)) : answer.lead;
  const card: Card = {
    kind: 'answer',
    topic: answer.topic,
    title: answer.title,
    ...(answer.section ? { section: phrases.say(lang, 'answer.section', { section: answer.section }) } : {}),
    lead: opening ? [opening, ...lead] : lead,
    parts: answer.parts.map((part) => ({
      title: phrases.say(lang, `part.${part.field}`),
      lines: part.lines,
      ...(part.field === 'steps' ? { ordered: true } : {}),
      ...(part.confirm ? { confirm: phrases.say(lang, 'answer.confirm') } : {}),
    })),
    ...(validity ? { validity } : {}),
    ...(confirm ? { confirm } : {}),
    sources: answer.sources.map(sourceInWords),
    spoken: [...(opening ? [opening] : []), ...answer.voice],
    ...(kind === 'answer' || kind === 'referral' ? { feedback: feedbackOf(wording, answer.topic) } : {}),
  };
  const amounts = answer.aspect === 'amount' ? (answer.parts.find((part) => part.field === 'amount')?.lines ?? []).map((line) => `• ${line}`) : [];
  return { text: [opening, ...lead, ...amounts, validity && `(${validity})`, confirm].filter(Boolean).join('\n'), card };
}

/** Asked under an answer: two buttons. */
function feedbackOf({ phrases, lang }: Wording, topic: string): NonNullable<Card['feedback']> {
  const choice = (answer: 'yes' | 'no'): ReplyChoice => ({ id: `feedback:${answer}:${topic}`, label: phrases.say(lang, `feedback.${answer}`) });
  return { ask: phrases.say(lang, 'feedback.ask'), choices: [choice('yes'), choice('no')] };
}

/** What is known of the signed-in person, in sentences, with what follows from it. */
function personalInWords(wording: Wording, { topic, lead, details, follows }: PersonalAnswer): Reply {
  const { phrases, lang, topics, today } = wording;
  const words = ({ key, values }: Line): string => phrases.say(lang, key, values, 'personal');
  const parts = [
    { title: phrases.say(lang, 'part.details'), lines: details.map(words) },
    { title: phrases.say(lang, 'part.follows'), lines: follows.map(words) },
  ].filter(({ lines }) => lines.length > 0);
  const own = topic.startsWith('lookup.');
  const card: Card = {
    kind: 'personal',
    topic,
    title: topics.get(topic)?.title[lang] ?? topic,
    lead: lead.map(words),
    parts,
    ...(own ? { validity: words({ key: 'own-data', values: { day: formatDay(today, lang) } }) } : {}),
    sources: [],
    spoken: lead.map(words),
  };
  return { text: [...card.lead, ...parts.flatMap(({ lines }) => lines), card.validity].filter(Boolean).join('\n'), card };
}

function validityInWords({ phrases, lang, topics }: Wording, answer: Answer): string {
  const from = answer.validFrom && formatDay(answer.validFrom, lang);
  const until = answer.validUntil && formatDay(answer.validUntil, lang);
  if (from && until) return phrases.say(lang, 'answer.valid-span', { from, until });
  if (from) return phrases.say(lang, 'answer.valid-from', { day: from });
  if (until) return phrases.say(lang, 'answer.valid-until', { day: until });
  return phrases.say(lang, 'answer.read', { day: formatDay(topics.get(answer.topic)?.reviewed ?? answer.day, lang) });
}

function sourceInWords({ law, title, publisher, url }: Source): { title: string; url?: string } {
  return { title: law ?? [title, publisher].filter(Boolean).join(' · ') ?? '', ...(url ? { url } : {}) };
}

function calculationInWords(wording: Wording, calculation: Calculation, title: string): Reply {
  const { phrases, lang, today } = wording;
  const words = (line: SheetLine): string => phrases.say(lang, line.key, line.values, 'calculators');
  const opening = calculation.day === today ? [] : [phrases.say(lang, 'answer.for-day', { day: formatDay(calculation.day, lang) })];
  const lines = [...opening, ...calculation.lines.map(words)];
  const notes = [...calculation.notes.map(words), phrases.say(lang, 'estimate', {}, 'calculators')];
  const confirm = calculation.verify ? phrases.say(lang, 'answer.confirm') : undefined;
  const card: Card = {
    kind: 'calculation',
    topic: `calculate.${calculation.calculator}`,
    title,
    lead: lines,
    parts: [{ title: phrases.say(lang, 'part.conditions'), lines: notes }],
    ...(confirm ? { confirm } : {}),
    sources: (wording.topics.get(`calculate.${calculation.calculator}`)?.sources ?? []).map(sourceInWords),
    spoken: [...opening, ...lines.slice(-1)],
  };
  return { text: [...lines, ...notes, confirm].filter(Boolean).join('\n'), card };
}

function checklistInWords({ phrases, lang }: Wording, checklist: Checklist): Reply {
  const lines = checklist.items.map((item) =>
    item.until ? `${item.text} (${phrases.say(lang, 'answer.until', { day: formatDay(item.until, lang) })})` : item.text,
  );
  const card: Card = {
    kind: 'checklist',
    topic: checklist.items[0]?.topic ?? 'none',
    title: checklist.title,
    lead: [checklist.intro],
    parts: [{ title: phrases.say(lang, 'part.steps'), lines, ordered: true }],
    sources: [],
    spoken: [checklist.intro, lines[0] ?? ''],
  };
  return { text: [checklist.intro, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n'), card };
}
