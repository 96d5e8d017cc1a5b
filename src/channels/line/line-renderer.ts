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
  return ({ replies, lang, largeText, step = '', expects }) =>
    renderForLine(replies, {
      lang,
      largeText,
      stepId: step,
      expects,
      dateTime: expects === 'date-time' ? pickable(office, clock()) : undefined,
      words: lineWords(phrases, lang),
      publicUrl,
    });
}

/** Local times between which somebody can be called, the earliest proposed. */
function pickable(office: OfficeHours, now: Date): { min: string; max: string; initial: string } | undefined {
  const local = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const windows = office.next(local, WINDOWS);
  const [first, last] = [windows[0], windows.at(-1)];
  return first && last && { min: first.from.slice(0, 16), max: last.until.slice(0, 16), initial: first.from.slice(0, 16) };
}
