import type { Day, Lang } from './calendar.ts';
import type { FactBook, Reading, Source } from './facts.ts';
import { fillIn, placeholders } from './fill-in.ts';
import type { LinePlace } from './telling-line.ts';
import { type Aspect, BODY_FIELDS, type BodyField, bodyOn, ownBody, refuses, type Section, type Topic } from './topic.ts';
import { type Sayable, voiceOf } from './voice-of.ts';

export interface AnswerRequest {
  topic: Topic;
  /** The day the answer is for: today, or the day of the event asked about. */
  day: Day;
  lang: Lang;
  section?: Section | undefined;
  aspect?: Aspect | undefined;
  /** The line that was asked for: it goes into the lead when the direct answer leads. */
  telling?: LinePlace | undefined;
}

export interface AnswerPart {
  field: BodyField;
  lines: string[];
  /** This part has to be confirmed with 1506. */
  confirm: boolean;
}

/** An answer in words, with the figures of one day. */
export interface Answer {
  topic: string;
  title: string;
  day: Day;
  section: Section | undefined;
  aspect: Aspect | undefined;
  /** What to read first: the aspect asked for, or the direct answer. */
  lead: string[];
  /** Whether the lead is the aspect asked for. False: the entry has no such part and the direct answer stands in. */
  aspectFound: boolean;
  /** The section has a rule of its own, but not for the aspect: the lead is that rule, and the general part where it may hold as well. */
  sectionLed: boolean;
  parts: AnswerPart[];
  /** What to read aloud, most wanted first. */
  voice: string[];
  /** The youngest start among the figures of the lead: since when this answer holds. */
  validFrom: Day | null;
  /** The first end among them: until when. */
  validUntil: Day | null;
  confirm: boolean;
  sources: Source[];
  next: string[];
}

export type Composed = { ok: true; answer: Answer } | { ok: false; topic: string; day: Day; reading: Extract<Reading, { known: false }> };

/**
 * Composes the answer to one topic for one day.
 * @returns `ok: false` with the fact that is not known on that day; no neighbouring figure is used instead.
 */
export function composeAnswer(facts: FactBook, request: AnswerRequest): Composed {
  const { topic, day, lang, section } = request;
  const body = bodyOn(topic, day, section);
  const unknown: Extract<Reading, { known: false }>[] = [];
  const confirmed = new Set(topic.confirm ?? []);
  const used: Extract<Reading, { known: true }>[] = [];

  const fill = (field: 'answer' | BodyField, lines: string[], isLead = false): { lines: string[]; confirm: boolean } => {
    let confirm = confirmed.has(field);
    const filled = lines.map((line) =>
      fillIn(line, facts, day, lang, (reading) => {
        if (!reading.known) {
          if (isLead) unknown.push(reading);
          return;
        }
        if (reading.verify) confirm = true;
        if (isLead) used.push(reading);
      }),
    );
    return { lines: filled, confirm };
  };

  // the direct answer has the figure first, so it answers "how much"; the amounts follow as the first part
  const wanted = request.aspect && request.aspect !== 'amount' && body[request.aspect] ? request.aspect : undefined;
  const own = section ? ownBody(topic, day, section) : undefined;
  const sectionLed = wanted !== undefined && own?.answer !== undefined && own[wanted] === undefined;
  const refused = own !== undefined && refuses(own);
  const asked = sectionLed ? undefined : wanted;
  const isKnown = (line: string): boolean => placeholders(line).every((id) => facts.at(id, day).known);
  const direct = sentences(body.answer[lang]);
  const lead = asked ? fill(asked, body[asked]?.[lang] ?? [], true) : fill('answer', direct, true);
  if (unknown[0]) return { ok: false, topic: topic.id, day, reading: unknown[0] };

  const sayable = (line: string): Sayable => {
    const units = placeholders(line).flatMap((id) => {
      const reading = facts.at(id, day);
      return reading.known ? [reading.unit] : [];
    });
    const money = units.some((unit) => /^(baht|percent)/.test(unit));
    return { text: fillIn(line, facts, day, lang, () => {}), money, hotline: units.includes('hotline') };
  };

  const telling = asked || sectionLed ? undefined : request.telling;
  const line = telling && body[telling.field]?.[lang][telling.index];
  const told = telling && line && isKnown(line) ? { ...telling, line } : undefined;
  const said = asked ? (body[asked]?.[lang] ?? []) : direct;
  const leading = told ? (told.first ? [told.line, ...said] : [...said, told.line]) : said;
  if (told) {
    const filled = fill(told.field, [told.line], true);
    lead.lines = told.first ? [...filled.lines, ...lead.lines] : [...lead.lines, ...filled.lines];
    lead.confirm ||= filled.confirm;
  }
  if (sectionLed && !refused) lead.lines = [...lead.lines, ...fill(wanted, (body[wanted]?.[lang] ?? []).filter(isKnown)).lines.map((text) => `• ${text}`)];

  // a sentence whose figure is not known that day is not said
  const gist = sentences(body.voice[lang]).filter(isKnown);
  const amounts = own?.answer && !own.amount ? [] : (body.amount?.[lang] ?? []).filter((text) => isKnown(text) && text !== told?.line);
  const voice = voiceOf(request.aspect, {
    lead: sectionLed ? lead.lines.map((text) => ({ text, money: false, hotline: false })) : leading.map(sayable),
    gist: (gist.length > 0 ? gist : direct).map(sayable),
    telling: told && { line: sayable(told.line), first: told.first },
    amounts: amounts.map(sayable),
  });

  const parts: AnswerPart[] = [];
  const order: BodyField[] = request.aspect === 'amount' ? ['amount', ...BODY_FIELDS.filter((field) => field !== 'amount')] : [...BODY_FIELDS];
  for (const field of order) {
    // a section that has no such right has no papers and no place for it either
    const lines = (refused ? own : body)[field]?.[lang];
    if (!lines || field === asked || (sectionLed && field === wanted)) continue;
    const known = lines.filter((text, index) => isKnown(text) && !(telling?.field === field && telling.index === index));
    if (known.length > 0) parts.push({ field, ...fill(field, known) });
  }
  if (asked) {
    const known = direct.filter(isKnown);
    if (known.length > 0) parts.unshift({ field: 'details', ...fill('answer', known) });
  }
  return {
    ok: true,
    answer: {
      topic: topic.id,
      title: topic.title[lang],
      day,
      section,
      aspect: request.aspect,
      lead: lead.lines,
      aspectFound: request.aspect === undefined || request.aspect === 'amount' || asked !== undefined,
      sectionLed,
      parts,
      voice,
      validFrom: latest(used.map((r) => r.from)),
      validUntil: earliest(used.map((r) => r.until)),
      confirm: lead.confirm,
      sources: topic.sources ?? [],
      next: topic.next,
    },
  };
}

/** One sentence a line is how content is written: Thai has no full stop. */
export function sentences(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function latest(days: (Day | null)[]): Day | null {
  return days.reduce<Day | null>((best, day) => (day && (!best || day > best) ? day : best), null);
}

function earliest(days: (Day | null)[]): Day | null {
  return days.reduce<Day | null>((best, day) => (day && (!best || day < best) ? day : best), null);
}
