import type { Span } from '../../src/understanding/find-numbers.ts';
import type { RedactedKind } from '../../src/understanding/redact.ts';

/** A sentence with what is planted in it. */
export interface Planted {
  text: string;
  spans: Span<RedactedKind>[];
}

export interface Score {
  kind: RedactedKind | 'all numbers' | 'all';
  planted: number;
  found: number;
  /** Masks where nothing of the kind was planted. */
  surplus: number;
  recall: number;
  precision: number;
  /** Sentences with a miss or a surplus. */
  wrong: string[];
}

/** Reads `«kind:what»` marks. */
export function plantedIn(marked: string): Planted {
  const spans: Planted['spans'] = [];
  let text = '';
  let read = 0;
  for (const { 0: whole, 1: kind, 2: what = '', index } of marked.matchAll(/«(\w+):([^»]*)»/g)) {
    text += marked.slice(read, index);
    spans.push({ kind: kind as RedactedKind, start: text.length, end: text.length + what.length });
    text += what;
    read = index + whole.length;
  }
  return { text: text + marked.slice(read), spans };
}

/** Beyond what was planted so many characters may be masked too, such as a particle grown onto a name. */
const SLACK = 3;
const KINDS: RedactedKind[] = ['nationalId', 'phone', 'account', 'card', 'email', 'name'];

/** A span counts as found when all of it is masked, under its own kind, and hardly more. */
export function foundAndMissed(sentences: Planted[], find: (text: string) => Span<RedactedKind>[]): Score[] {
  const scored = KINDS.map((kind) => {
    const score: Score = { kind, planted: 0, found: 0, surplus: 0, recall: 1, precision: 1, wrong: [] };
    for (const { text, spans } of sentences) {
      const wanted = spans.filter((span) => span.kind === kind);
      const got = find(text).filter((span) => span.kind === kind);
      const hits = wanted.filter((want) => got.some((one) => one.start <= want.start && one.end >= want.end && overhang(one, want) <= SLACK));
      score.planted += wanted.length;
      score.found += hits.length;
      score.surplus += Math.max(0, got.length - hits.length);
      if (hits.length < wanted.length || got.length > hits.length) {
        score.wrong.push(`${kind}: ${text} → ${got.map(({ start, end }) => `"${text.slice(start, end)}"`).join(', ') || 'nothing'}`);
      }
    }
    return rated(score);
  });
  const sum = (kind: Score['kind'], of: Score[]): Score => {
    const total = (field: 'planted' | 'found' | 'surplus'): number => of.reduce((all, score) => all + score[field], 0);
    return rated({ kind, planted: total('planted'), found: total('found'), surplus: total('surplus'), recall: 1, precision: 1, wrong: [] });
  };
  return [
    ...scored,
    sum(
      'all numbers',
      scored.filter(({ kind }) => kind !== 'name'),
    ),
    sum('all', scored),
  ];
}

/** As it stands in docs/privacy.md. */
export function scoreTable(scores: Score[]): string {
  const rows = scores.map(
    ({ kind, planted, found, surplus, recall, precision }) =>
      `| ${kind} | ${planted} | ${found} | ${surplus} | ${recall.toFixed(3)} | ${precision.toFixed(3)} |`,
  );
  return ['| Kind | planted | found | surplus | recall | precision |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function rated(score: Score): Score {
  const { planted, found, surplus } = score;
  return { ...score, recall: planted === 0 ? 1 : found / planted, precision: found + surplus === 0 ? 1 : found / (found + surplus) };
}

function overhang(one: Span<string>, want: Span<string>): number {
  return want.start - one.start + (one.end - want.end);
}
