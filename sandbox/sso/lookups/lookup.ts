import type { LookupData, LookupName } from '../../../src/dialog/effects.ts';
import type { Day } from '../../../src/knowledge/calendar.ts';
import type { FactBook } from '../../../src/knowledge/facts.ts';
import type { HospitalChanges } from '../hospital-changes.ts';
import type { Person } from '../person.ts';

/** What a lookup works with. Rates and limits come from the facts of the day, so that no figure stands twice. */
export interface Records {
  facts: FactBook;
  day: Day;
  changes: HospitalChanges;
}

/** What is recorded of a person; nothing where nothing of the kind is kept. */
export type Lookup<Name extends LookupName> = (person: Person, records: Records) => NonNullable<LookupData[Name]> | undefined;
