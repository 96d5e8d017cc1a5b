import type { Day } from '../calendar.ts';
import type { FactBook } from '../facts.ts';

/** One line of shown arithmetic: a phrase of locales/.../calculators.yaml and its values. */
export interface SheetLine {
  key: string;
  values: Record<string, number | string>;
}

/** A result with its arithmetic. Amounts in baht. */
export interface Calculation {
  calculator: string;
  day: Day;
  result: Record<string, number>;
  lines: SheetLine[];
  /** Phrases on what the result assumes or leaves out. */
  notes: SheetLine[];
  /** A fact used has to be confirmed with 1506. */
  verify: boolean;
}

/** Collects the lines of a calculation and reads the facts of its day. */
export class Sheet {
  readonly calculator: string;
  readonly day: Day;
  readonly #facts: FactBook;
  readonly lines: SheetLine[] = [];
  readonly notes: SheetLine[] = [];
  #verify = false;

  constructor(calculator: string, facts: FactBook, day: Day) {
    this.calculator = calculator;
    this.#facts = facts;
    this.day = day;
  }

  /** A figure of the day. @throws OutsidePeriodError when it is not known then. */
  fact(id: string): number {
    const value = this.#facts.number(id, this.day);
    const reading = this.#facts.at(id, this.day);
    if (reading.known && reading.verify) this.#verify = true;
    return value;
  }

  line(key: string, values: SheetLine['values'] = {}): void {
    this.lines.push({ key: `${this.calculator}.${key}`, values });
  }

  note(key: string, values: SheetLine['values'] = {}): void {
    this.notes.push({ key: `${this.calculator}.${key}`, values });
  }

  done(result: Record<string, number>): Calculation {
    return { calculator: this.calculator, day: this.day, result, lines: this.lines, notes: this.notes, verify: this.#verify };
  }
}

/** Whole baht, 50 satang or more up: the rule for contributions (Social Security Act, section 46). */
export function roundBaht(amount: number): number {
  return Math.floor(amount + 0.5 + 1e-9);
}

/** Satang, for benefits, for which no rounding rule was found. */
export function toSatang(amount: number): number {
  return Math.round((amount + Number.EPSILON) * 100) / 100;
}

export function days(sheet: Sheet): number {
  return sheet.fact('calc.days-per-month');
}
