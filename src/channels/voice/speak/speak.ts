import { spokenText } from '../../../knowledge/spoken/spoken-text.ts';
import type { Card, Reply } from '../../reply.ts';
import { fitAnswer } from './fit-answer.ts';
import { insteadOfScreen } from './instead-of-screen.ts';
import { resultLines, resultOf } from './result-of.ts';
import { sentencesOf } from './sentences-of.ts';
import type { Speech } from './speech.ts';
import type { SpokenReply } from './spoken-reply.ts';

/** One reply as a caller hears it. An address is never read: a link is said to come by SMS or LINE. */
export function speak(reply: Reply, speech: Speech): SpokenReply {
  const { lang, words, phrases } = speech;
  const followUps = (reply.choices ?? []).map(({ id, label }) => ({ id, label: spokenText(label, lang, words) }));
  if (reply.card) return { ...speakCard(reply.card, speech), followUps };
  const text = reply.link ? phrases.say(lang, 'link', { label: reply.link.label }, 'spoken') : insteadOfScreen(reply.text, lang, words);
  return { sentences: sentencesOf(text, lang, words), followUps };
}

function speakCard(card: Card, speech: Speech): Omit<SpokenReply, 'followUps'> {
  const inWords = (text: string): string => spokenText(text, speech.lang, speech.words);
  const { sentences, steps, stepsSaid } = sentencesAndSteps(card, speech);
  const parts = card.kind === 'checklist' ? [] : card.parts.map(({ title, lines }) => ({ title: inWords(title), lines: each(lines, speech) }));
  const source = card.sources[0]?.title;
  return {
    sentences,
    ...(steps.length > 0 ? { steps } : {}),
    ...(stepsSaid ? { stepsSaid } : {}),
    ...(source ? { source: inWords(source) } : {}),
    ...(card.validity ? { validity: inWords(card.validity) } : {}),
    ...(card.confirm ? { confirm: inWords(card.confirm) } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  };
}

interface Said {
  sentences: string[];
  steps: string[];
  stepsSaid?: number;
}

function sentencesAndSteps(card: Card, speech: Speech): Said {
  switch (card.kind) {
    case 'calculation':
      return speakCalculation(card, speech);
    case 'checklist':
      return speakItems(card.lead, card.parts[0]?.lines ?? [], speech);
    default:
      return isList(card) ? speakList(card, speech) : later(fitAnswer(card.spoken, speech));
  }
}

/** The result first, then the arithmetic line by line. */
function speakCalculation(card: Card, speech: Speech): Said {
  const opening = card.spoken.slice(0, -1);
  const lines = card.lead.slice(opening.length);
  const results = resultLines(lines);
  const { sentences, rest } = fitAnswer([...opening, ...results], speech);
  const shown = lines.length > results.length || lines.some((line) => resultOf(line) !== line);
  return { sentences, steps: shown ? each(lines, speech) : rest };
}

const LIST_MARK = /^(?:•|\d{1,2}\.)\s+/;

/** The part that was asked for, or the general rule under a section's own, stands as a list. */
function isList({ lead }: Card): boolean {
  return lead.filter((line) => LIST_MARK.test(line)).length > 1;
}

/** What stands before the list, else how many points there are; then the first of them. */
function speakList(card: Card, speech: Speech): Said {
  const items = card.lead.filter((line) => LIST_MARK.test(line)).map((line) => line.replace(LIST_MARK, ''));
  const before = card.lead.filter((line) => !LIST_MARK.test(line));
  const count = speech.phrases.say(speech.lang, 'list', { title: card.title, count: items.length }, 'spoken');
  return speakItems(before.some((line) => !line.trimEnd().endsWith(':')) ? before : [...before, count], items, speech);
}

function speakItems(before: string[], items: string[], speech: Speech): Said {
  const [first] = items;
  const withFirst = first === undefined ? undefined : fitAnswer([...before, first], speech);
  if (withFirst?.rest.length === 0) return { sentences: withFirst.sentences, steps: each(items, speech), stepsSaid: 1 };
  const { sentences, rest } = fitAnswer(before, speech);
  return { sentences, steps: [...rest, ...each(items, speech)] };
}

function later({ sentences, rest }: { sentences: string[]; rest: string[] }): Said {
  return { sentences, steps: rest };
}

function each(lines: string[], { lang, words }: Speech): string[] {
  return lines.map((line) => spokenText(line, lang, words)).filter(Boolean);
}
