import { hospitalChangeStarts } from '../../src/knowledge/calculators/index.ts';
import { addDays, type Day, dayInBangkok } from '../../src/knowledge/calendar.ts';
import type { FactBook } from '../../src/knowledge/facts.ts';
import { aYearLater, type ChangeReason, isIn, ownWindow, type Window, yearlyWindow } from './hospital-window.ts';
import { HOSPITAL_BY_ID, type SandboxHospital } from './hospitals.ts';
import { status } from './lookups/status.ts';
import { memberSince } from './months.ts';
import type { Person } from './person.ts';

/** The right to a hospital, as it stands after the changes made here. */
export interface Entitled {
  hospital: SandboxHospital;
  /** The first day, which may lie ahead. */
  since: Day;
  window: Window;
}

export type Refusal = 'outside-window' | 'full' | 'not-insured' | 'same' | 'other';

export type ChangeOutcome = { changed: { reference: string; hospital: string; from: Day } } | { refused: Refusal };

interface Change {
  hospital: SandboxHospital;
  from: Day;
  /** The yearly window that it used up; nothing when a reason opened it. */
  used: Window | undefined;
}

/** Changes of hospital made in this process, and the rules for them: facts `hospital.*` of knowledge/facts.yaml. */
export class HospitalChanges {
  readonly #facts: FactBook;
  readonly #made = new Map<string, Change>();
  #count = 0;

  constructor(facts: FactBook) {
    this.#facts = facts;
  }

  /** Nothing for a person without a right to a hospital of this fund. */
  entitled(person: Person, day: Day): Entitled | undefined {
    const { hospital } = person;
    if (!hospital || !status(person, { facts: this.#facts, day, changes: this })?.active) return undefined;
    const yearly = yearlyWindow(this.#facts, day);
    const change = this.#made.get(person.nationalId);
    if (change) return { hospital: change.hospital, since: change.from, window: change.used?.from === yearly.from ? aYearLater(yearly) : yearly };
    const own = isIn(day, yearly) ? undefined : ownWindow(this.#facts, day, hospital);
    return {
      hospital: HOSPITAL_BY_ID.get(hospital.id) as SandboxHospital,
      since: laterOf(addDays(day, -hospital.sinceDaysAgo), memberSince(person, day)),
      window: own ? { from: own.from, until: own.until } : yearly,
    };
  }

  /** @param now the instant at which the request is received; there is a time of day on the last day of the first half of a month. */
  change(person: Person, to: SandboxHospital, reason: ChangeReason | undefined, now: Date): ChangeOutcome {
    const day = dayInBangkok(now);
    const entitled = this.entitled(person, day);
    if (!entitled) return { refused: 'not-insured' };
    if (to.id === entitled.hospital.id) return { refused: 'same' };
    if (to.full) return { refused: 'full' };
    if (!this.#isOpen(person, entitled, reason, day)) return { refused: 'outside-window' };
    if (person.hospital?.inpatient) return { refused: 'other' };

    const from = hospitalChangeStarts(this.#facts, this.#countsAs(now));
    const yearly = yearlyWindow(this.#facts, day);
    this.#made.set(person.nationalId, { hospital: to, from, used: isIn(day, yearly) ? yearly : undefined });
    this.#count++;
    return { changed: { reference: `HC-${String(this.#count).padStart(6, '0')}`, hospital: to.name, from } };
  }

  clear(): void {
    this.#made.clear();
  }

  #isOpen(person: Person, { window }: Entitled, reason: ChangeReason | undefined, day: Day): boolean {
    if (!isIn(day, window)) return false;
    if (isIn(day, yearlyWindow(this.#facts, day))) return true;
    const own = person.hospital && ownWindow(this.#facts, day, person.hospital);
    return reason !== undefined && own?.reasons.includes(reason) === true;
  }

  /** The day a request counts for: the next one after the cut-off time. */
  #countsAs(now: Date): Day {
    const day = dayInBangkok(now);
    const cutoff = this.#facts.at('hospital.start.first-half.cutoff-time', day);
    const timeInBangkok = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16).replace(':', '.');
    const isLastOfHalf = Number(day.slice(8, 10)) === this.#facts.number('hospital.start.first-half.cutoff-day', day);
    return isLastOfHalf && cutoff.known && timeInBangkok >= String(cutoff.value) ? addDays(day, 1) : day;
  }
}

/** Days compare as text. */
function laterOf(one: Day, other: Day): Day {
  if (one > other) return one;
  return other;
}
