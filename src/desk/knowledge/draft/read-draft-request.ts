import { ASPECTS, type Aspect } from '../../../knowledge/topic.ts';
import type { DraftRequest } from '../../api.ts';
import { sourceOf } from './topic-of.ts';

/** As long as transcripts are kept. */
export const MOST_DAYS = 90;
const MOST_QUESTIONS = 100;
const LONGEST = { question: 300, title: 120, answer: 600, line: 300, source: 400, lines: 12 };
const ID = /^[a-z0-9]+(\.[a-z0-9-]+)?$/;

/** What is wrong with a request: the field, and what is allowed there. */
export class DraftRequestError extends Error {}

/** The body of POST /api/desk/knowledge/drafts. @throws DraftRequestError naming the field and what is allowed. */
export function readDraftRequest(body: unknown): DraftRequest {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const clusterId = text(given.clusterId, 'clusterId', 100);
  if (given.days !== undefined && !isDays(given.days)) throw new DraftRequestError(`days: send 1 to ${MOST_DAYS}, as the clusters were asked for.`);
  const common = { clusterId, questions: readQuestions(given.questions), ...(given.days === undefined ? {} : { days: given.days }) };
  if (given.kind === 'questions') return { kind: 'questions', topic: idOf(given.topic, 'topic'), ...common };
  if (given.kind !== 'topic') throw new DraftRequestError('kind: send "questions" or "topic".');
  const source = text(given.source, 'source', LONGEST.source);
  const named = sourceOf(source);
  if ('title' in named && named.title === '') throw new DraftRequestError('source: send the title of the page before its address.');
  return {
    kind: 'topic',
    ...common,
    id: idOf(given.id, 'id'),
    title: both(given.title, 'title', (value, field) => text(value, field, LONGEST.title)),
    answer: both(given.answer, 'answer', (value, field) => text(value, field, LONGEST.answer)),
    ...(given.parts === undefined ? {} : { parts: readParts(given.parts) }),
    source,
  };
}

/** Days back from now within which clusters are looked for. */
export function isDays(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_DAYS;
}

function readQuestions(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_QUESTIONS)
    throw new DraftRequestError(`questions: send 1 to ${MOST_QUESTIONS} ways of asking.`);
  return value.map((one, index) => text(one, `questions[${index}]`, LONGEST.question));
}

function readParts(value: unknown): Partial<Record<Aspect, { th: string[]; en: string[] }>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new DraftRequestError(`parts: send an object with ${ASPECTS.join(', ')}.`);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (!(ASPECTS as readonly string[]).includes(name)) throw new DraftRequestError(`parts: no part is called that. Send ${ASPECTS.join(', ')}.`);
      return [name, both(part, `parts.${name}`, readLines)];
    }),
  );
}

function readLines(value: unknown, field: string): string[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > LONGEST.lines)
    throw new DraftRequestError(`${field}: send 1 to ${LONGEST.lines} short sentences.`);
  return value.map((line, index) => text(line, `${field}[${index}]`, LONGEST.line));
}

function both<T>(value: unknown, field: string, read: (value: unknown, field: string) => T): { th: T; en: T } {
  const { th, en } = (typeof value === 'object' && value !== null ? value : {}) as { th?: unknown; en?: unknown };
  return { th: read(th, `${field}.th`), en: read(en, `${field}.en`) };
}

function text(value: unknown, field: string, longest: number): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest) throw new DraftRequestError(`${field}: send 1 to ${longest} characters.`);
  return value.trim();
}

function idOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || !ID.test(value) || value.length > 60)
    throw new DraftRequestError(`${field}: send a topic's id, small letters and digits with one dot, such as child.allowance.`);
  return value;
}
