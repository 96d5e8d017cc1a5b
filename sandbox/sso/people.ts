import { inventedId } from './invented-id.ts';
import { FAMILY_NAMES, FOREIGN_NAMES, GIVEN_NAMES } from './names.ts';
import type { Kind, Person } from './person.ts';
import { Random } from './random.ts';
import { TRAITS } from './traits.ts';

/** Anything; the same number gives the same people. */
const SEED = 1506;

/** The years of birth were chosen for it; the people grow older with time. */
const YEAR_OF_PLAN = 2026;

/** Of so many of a kind, the last has no telephone in the records. */
const WITHOUT_PHONE = 5;

/** How many of each kind, 200 in all. The rare ones come first. */
export const PLAN: Record<Kind, number> = {
  moved: 2,
  assigned: 1,
  inpatient: 1,
  never: 2,
  claims: 6,
  unemployed: 16,
  arrears: 8,
  lapsed: 10,
  new: 8,
  foreign: 8,
  pensioner: 14,
  section39: 24,
  section40: 30,
  section33: 70,
};

/** The invented insured persons of the sandbox, the same ones in every process. Nobody real is among them (invented-id.ts). */
export const PEOPLE: readonly Person[] = invent(new Random(SEED));

export const PERSON_BY_ID: ReadonlyMap<string, Person> = new Map(PEOPLE.map((person) => [person.nationalId, person]));

/** One of a kind. @param nth from 0. @throws Error when there are fewer. */
export function personOf(kind: Kind, nth = 0): Person {
  const person = PEOPLE.filter((each) => each.kind === kind)[nth];
  if (!person) throw new Error(`There is no ${kind} number ${nth} among the invented people. Allowed: 0 to ${PLAN[kind] - 1}.`);
  return person;
}

function invent(random: Random): Person[] {
  const kinds = Object.entries(PLAN).flatMap(([kind, count]) => Array.from({ length: count }, (_, nth) => [kind as Kind, nth] as const));
  return kinds.map(([kind, nth], index) => {
    const traits = TRAITS[kind](nth, random);
    const [first, last] = traits.bornBetween ?? [1978, 2000];
    const year = random.whole(first, last);
    const [givenName, familyName] = nameOf(kind, nth, random);
    // nobody paid before they were 18
    const most = Math.max(0, (YEAR_OF_PLAN - year - 18) * 12);
    const { monthsPaid, monthsInSection } = traits.person;
    return {
      nationalId: inventedId(kind === 'foreign' ? '6' : '1', index + 1),
      givenName,
      familyName,
      birthDate: `${year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`,
      phone: nth % WITHOUT_PHONE === WITHOUT_PHONE - 1 ? null : `0899900${String(index + 1).padStart(3, '0')}`,
      kind,
      ...traits.person,
      monthsPaid: Math.min(monthsPaid, most),
      monthsInSection: Math.min(monthsInSection, most),
    };
  });
}

function nameOf(kind: Kind, nth: number, random: Random): [string, string] {
  if (kind !== 'foreign') return [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
  const words = (FOREIGN_NAMES[nth % FOREIGN_NAMES.length] as string).split(' ');
  return [words.slice(0, -1).join(' '), words.at(-1) as string];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
