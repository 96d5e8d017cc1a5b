import type { messagingApi } from '@line/bot-sdk';
import type { OfficeHours } from '../../knowledge/office-hours.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { TurnAnswer } from '../turn-service.ts';
import { lineWords } from './render/line-words.ts';
import { renderForLine } from './render/render-for-line.ts';

export interface LineRendererParts {
  phrases: Phrases;
  /** Where links of our own lead. */
  publicUrl: string;
  /** When people can be called: what LINE's picker of day and time offers. */
  office: OfficeHours;
  clock: () => Date;
}

/** How many half days ahead the picker goes: four weeks. */
const WINDOWS = 40;

/** Puts answers into LINE messages. */
export function lineRenderer({ phrases, publicUrl, office, clock }: LineRendererParts): (answer: TurnAnswer) => messagingApi.Message[] {
  const rendered = new Map<string, string>();
  return ({ replies, lang, largeText, step = '', expects }) => {
    const dateTime = expects === 'date-time' ? pickable(office, clock()) : undefined;
    const render = (stepId: string): messagingApi.Message[] =>
      renderForLine(replies, { lang, largeText, stepId, expects, dateTime, words: lineWords(phrases, lang), publicUrl });
    // what is personal is not kept beyond its turn
    if (step.length !== ANY_STEP.length || replies.some(({ card, link }) => link || card?.kind === 'personal')) return render(step);
    const key = JSON.stringify([replies, lang, largeText, expects, dateTime]);
    const known = rendered.get(key) ?? JSON.stringify(render(ANY_STEP));
    rendered.delete(key);
    rendered.set(key, known);
    const [oldest] = rendered.size > MOST_KEPT ? rendered.keys() : [];
    if (oldest !== undefined) rendered.delete(oldest);
    return JSON.parse(known.replaceAll(ANY_STEP, step));
  };
}

/** Stands for the step in answers that are kept; as long as one (`stepOf`), and in no text. */
const ANY_STEP = '__STEP_0__';
/** Many people ask the same: laying an answer out costs more than understanding the question. The latest so many answers are kept laid out. */
const MOST_KEPT = 1000;

/** Local times between which somebody can be called, the earliest proposed. */
function pickable(office: OfficeHours, now: Date): { min: string; max: string; initial: string } | undefined {
  const local = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const windows = office.next(local, WINDOWS);
  const [first, last] = [windows[0], windows.at(-1)];
  return first && last && { min: first.from.slice(0, 16), max: last.until.slice(0, 16), initial: first.from.slice(0, 16) };
}
