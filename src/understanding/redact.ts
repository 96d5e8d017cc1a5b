import { findNames } from './find-names.ts';
import { findNumbers, type PersonalKind, type Span } from './find-numbers.ts';
import { maskSpans } from './mask-personal.ts';

export type RedactedKind = PersonalKind | 'name';

/**
 * What may be stored or logged of a text: numbers that identify, e-mail addresses, and names behind a title are masked.
 * @param kept kinds that stay, such as the name of an employer complained about.
 */
export function redact(text: string, kept: RedactedKind[] = []): string {
  return maskSpans(
    text,
    findPersonal(text).filter(({ kind }) => !kept.includes(kind)),
  );
}

/** Everything personal in a text, in order, none over another. docs/privacy.md says how well it is found. */
export function findPersonal(text: string): Span<RedactedKind>[] {
  const numbers = findNumbers(text);
  const names = findNames(text).filter(({ start, end }) => !numbers.some((number) => start < number.end && end > number.start));
  return [...numbers, ...names].sort((a, b) => a.start - b.start);
}
