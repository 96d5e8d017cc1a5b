import { findNumbers, type PersonalKind, type Span } from './find-numbers.ts';

export type { PersonalKind };

const MASK: Record<PersonalKind | 'name', string> = {
  nationalId: '[เลขบัตรประชาชน]',
  card: '[เลขบัตรธนาคาร]',
  phone: '[เบอร์โทรศัพท์]',
  account: '[เลขบัญชี]',
  email: '[อีเมล]',
  name: '[ชื่อ]',
};

/**
 * Replaces numbers that identify a person, and e-mail addresses, before anything is stored or logged (`findNumbers` says which).
 * @param kept kinds that stay.
 */
export function maskPersonal(text: string, kept: PersonalKind[] = []): { masked: string; found: PersonalKind[] } {
  const spans = findNumbers(text).filter(({ kind }) => !kept.includes(kind));
  return { masked: maskSpans(text, spans), found: spans.map(({ kind }) => kind) };
}

/** @param spans in order, none over another. */
export function maskSpans(text: string, spans: Span<keyof typeof MASK>[]): string {
  let masked = '';
  let copied = 0;
  for (const { kind, start, end } of spans) {
    masked += text.slice(copied, start) + MASK[kind];
    copied = end;
  }
  return masked + text.slice(copied);
}
