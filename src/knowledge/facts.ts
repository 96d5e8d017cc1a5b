import { addDays, type Day, formatDay, formatMonthDay, isDay, type Lang } from './calendar.ts';
import { ContentError } from './content-error.ts';
import { formatNumber } from './format-number.ts';
import { isUnit, UNITS, type Unit } from './units.ts';

export interface Source {
  law?: string;
  title?: string;
  publisher?: string;
  url?: string;
}

export interface FactRow {
  value: number | string;
  /** First day the value holds; null when the start is not known. */
  from: Day | null;
  /** Last day the value holds; null when no end is known. */
  until: Day | null;
  source: Source[];
  verify?: boolean;
}

export interface Fact {
  unit: string;
  topic?: string;
  th?: string;
  en: string;
  values: FactRow[];
}

/** What a fact says on one day. */
export type Reading =
  | {
      known: true;
      id: string;
      value: number | string;
      unit: Unit;
      from: Day | null;
      until: Day | null;
      /** The figure has to be confirmed with 1506: it is marked so, or its start is unknown and the day lies in the past. */
      verify: boolean;
      source: Source[];
    }
  | { known: false; id: string; day: Day; knownFrom: Day; knownUntil: Day | null };

/** Rows without a known start are not used for days before the study that first listed them (2020). */
const EARLIEST_UNDATED: Day = '2020-01-01';
/** Rows without a known start were last read in 2026; for an earlier day they need confirming. */
const UNDATED_READ: Day = '2026-01-01';

/** The dated rule book. @throws ContentError for an unknown unit, a wrong date, a gap or an overlap. */
export class FactBook {
  readonly #facts: Map<string, Fact & { unit: Unit }>;

  constructor(facts: Record<string, Fact>, file = 'knowledge/facts.yaml') {
    this.#facts = new Map(Object.entries(facts).map(([id, fact]) => [id, checkFact(id, fact, file)]));
  }

  has(id: string): boolean {
    return this.#facts.has(id);
  }

  ids(): string[] {
    return [...this.#facts.keys()];
  }

  get(id: string): Fact & { unit: Unit } {
    const fact = this.#facts.get(id);
    if (!fact) {
      throw new ContentError('knowledge/facts.yaml', id, 'there is no such fact', 'an id of knowledge/facts.yaml');
    }
    return fact;
  }

  /** The value on a day, or the period for which the fact is known. Never the nearest row. */
  at(id: string, day: Day): Reading {
    const fact = this.get(id);
    const row = fact.values.find((r) => (r.from ?? EARLIEST_UNDATED) <= day && (r.until === null || day <= r.until));
    if (row) {
      const verify = row.verify === true || (row.from === null && row.until === null && day < UNDATED_READ);
      return { known: true, id, value: row.value, unit: fact.unit, from: row.from, until: row.until, verify, source: row.source };
    }
    const last = fact.values.at(-1);
    return { known: false, id, day, knownFrom: fact.values[0]?.from ?? EARLIEST_UNDATED, knownUntil: last?.until ?? null };
  }

  /** A number on a day. @throws OutsidePeriodError when the fact is not known for the day. */
  number(id: string, day: Day): number {
    const reading = this.at(id, day);
    if (!reading.known) throw new OutsidePeriodError(reading);
    if (typeof reading.value !== 'number') {
      throw new ContentError('knowledge/facts.yaml', id, 'a calculator needs a number', 'a numeric value');
    }
    return reading.value;
  }
}

/** A date outside the known period of a fact: the person is told so, no neighbouring figure is used. */
export class OutsidePeriodError extends Error {
  readonly code = 'outside_known_period';
  readonly reading: Extract<Reading, { known: false }>;
  constructor(reading: Extract<Reading, { known: false }>) {
    super(`${reading.id} is not known on ${reading.day}`);
    this.reading = reading;
  }
}

function checkFact(id: string, fact: Fact, file: string): Fact & { unit: Unit } {
  if (!isUnit(fact.unit)) {
    throw new ContentError(file, `${id}.unit`, `unknown unit "${fact.unit}"`, Object.keys(UNITS).join(', '));
  }
  if (fact.values.length === 0) throw new ContentError(file, `${id}.values`, 'no value', 'at least one row');
  fact.values.forEach((row, index) => {
    const field = `${id}.values[${index}]`;
    if (typeof row.value !== UNITS_KIND[UNITS[fact.unit as Unit].kind]) {
      throw new ContentError(file, `${field}.value`, `"${row.value}" does not fit the unit ${fact.unit}`, UNITS[fact.unit as Unit].kind);
    }
    for (const key of ['from', 'until'] as const) {
      const day = row[key];
      if (day !== null && !isDay(day)) throw new ContentError(file, `${field}.${key}`, `"${day}" is not a day`, 'YYYY-MM-DD or null');
    }
    if (row.from && row.until && row.until < row.from) {
      throw new ContentError(file, `${field}.until`, `${row.until} lies before from (${row.from})`, 'a day on or after from');
    }
    if (row.source.length === 0) throw new ContentError(file, `${field}.source`, 'no source', 'a law or a public page');
    const previous = fact.values[index - 1];
    if (!previous) return;
    const expected = previous.until === null ? null : addDays(previous.until, 1);
    if (row.from === null || expected === null || row.from !== expected) {
      const fault = expected !== null && row.from !== null && row.from > expected ? 'gap' : 'overlap';
      throw new ContentError(
        file,
        `${field}.from`,
        `${fault}: the row before ends ${previous.until}, this one starts ${row.from}`,
        expected ?? 'an until on the row before',
      );
    }
  });
  return fact as Fact & { unit: Unit };
}

const UNITS_KIND = { number: 'number', text: 'string' } as const;

/** A value as it stands in a sentence: `1,000`, `31 มกราคม`, `สปส.2-01`. The unit is written by the sentence. */
export function formatValue(value: number | string, unit: Unit, lang: Lang): string {
  if (typeof value === 'number') return formatNumber(value);
  if (unit === 'date') return /^\d{4}-\d{2}$/.test(value) ? formatDay(`${value}-01`, lang).replace(/^1 /, '') : formatDay(value, lang);
  if (unit === 'month-day') return formatMonthDay(value, lang);
  return lang === 'en'
    ? value
        .replace('สปส.', 'SSO ')
        .replace(/^กท\.(\d+)ก$/, 'KT.$1 Kor')
        .replace('กท.', 'KT.')
    : value;
}
