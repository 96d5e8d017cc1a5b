import { CLAIMS, UNEMPLOYED } from './cases.ts';
import { HOSPITALS } from './hospitals.ts';
import { EMPLOYER_IN_ARREARS, EMPLOYERS } from './names.ts';
import type { InventedClaim, InventedHospital, Kind, Person } from './person.ts';
import type { Random } from './random.ts';

/** What a kind gives a person: everything but who they are. */
export interface Traits {
  /** Years of birth; 1978 to 2000 when not said. */
  bornBetween?: [number, number];
  person: Omit<Person, 'nationalId' | 'givenName' | 'familyName' | 'birthDate' | 'kind' | 'phone'>;
}

/** One function a kind. @param nth counts the persons of the kind from 0. */
export const TRAITS: Record<Kind, (nth: number, random: Random) => Traits> = {
  section33: (nth, random) => ({
    person: { ...worker(random), claims: nth % 5 === 0 ? [claim(random.pick(['dental', 'sickness', 'child']), 'paid', 40 + nth)] : [] },
  }),
  new: (nth, random) => ({
    bornBetween: [2001, 2006],
    person: { ...worker(random), monthsPaid: nth % 4, monthsInSection: nth % 4, special: `new in section 33, ${months(nth % 4)} paid` },
  }),
  claims: (nth, random) => ({
    person: {
      ...worker(random),
      claims: nth === 5 ? [...CLAIMS] : CLAIMS.slice(nth, nth + 1),
      special: `claim ${nth === 5 ? 'in every state' : CLAIMS[nth]?.state}`,
    },
  }),
  arrears: (nth, random) => {
    const missing = 1 + (nth % 4);
    return {
      person: {
        ...worker(random),
        employer: EMPLOYER_IN_ARREARS,
        monthsMissing: missing,
        special: `employer in arrears, ${months(missing)} not handed on`,
      },
    };
  },
  foreign: (_, random) => {
    const monthsPaid = random.whole(4, 60);
    return {
      bornBetween: [1985, 2000],
      person: { ...worker(random), wageBaht: 10_500, monthsPaid, monthsInSection: monthsPaid, special: 'foreign worker, section 33' },
    };
  },
  moved: (nth, random) => ({
    person: {
      ...worker(random),
      hospital: hospital(random, { movedDaysAgo: nth === 0 ? 10 : 30 }),
      special: `hospital window open: moved ${nth === 0 ? 10 : 30} days ago`,
    },
  }),
  assigned: (_, random) => ({
    person: {
      ...worker(random),
      hospital: hospital(random, { assigned: true, sinceDaysAgo: 60 }),
      special: 'hospital window open: was assigned a hospital, did not choose it',
    },
  }),
  inpatient: (_, random) => ({
    person: {
      ...worker(random),
      hospital: hospital(random, { inpatient: true, movedDaysAgo: 5 }),
      special: 'inpatient: a hospital change is refused with "other"',
    },
  }),
  section39: (nth, random) => ({
    bornBetween: [1968, 1990],
    person: {
      ...worker(random),
      ...noJob,
      section: '39',
      monthsInSection: random.whole(13, 60),
      monthsPaid: random.whole(80, 180),
      special: 'section 39',
      claims: nth === 0 ? [claim('dental', 'approved', 12)] : [],
    },
  }),
  lapsed: (nth, random) => {
    const { hospital: _none, ...person } = worker(random);
    return {
      bornBetween: [1968, 1990],
      person: {
        ...person,
        ...noJob,
        section: '39',
        monthsInSection: random.whole(16, 60),
        monthsPaid: random.whole(70, 170),
        monthsMissing: 3,
        endedMonthsAgo: nth % 6,
        special: `section 39 lapsed ${nth % 6 === 0 ? 'this month' : `${months(nth % 6)} ago`}, 3 months not paid`,
      },
    };
  },
  section40: (nth, random) => {
    const option = ((nth % 3) + 1) as 1 | 2 | 3;
    const { hospital: _none, ...person } = worker(random);
    const paid = random.whole(2, 90);
    return {
      bornBetween: [1964, 2003],
      person: { ...person, ...noJob, section: '40', option, monthsPaid: paid, monthsInSection: paid, special: `section 40, option ${option}` },
    };
  },
  pensioner: (nth, random) => {
    const { hospital: _none, ...person } = worker(random);
    const monthsPaid = random.whole(180, 260);
    return {
      bornBetween: [1955, 1966],
      person: {
        ...person,
        employer: null,
        monthsPaid,
        monthsInSection: monthsPaid,
        endedMonthsAgo: random.whole(3, 48),
        special: 'pensioner',
        claims: nth % 2 ? [] : [claim('oldage', 'paid', 80)],
      },
    };
  },
  unemployed: (nth, random) => {
    const { says, unemployed } = UNEMPLOYED[nth % UNEMPLOYED.length] as (typeof UNEMPLOYED)[number];
    return { person: { ...worker(random), employer: null, unemployed, special: says } };
  },
  never: (_, random) => {
    const { hospital: _none, ...person } = worker(random);
    return {
      bornBetween: [2005, 2008],
      person: { ...person, ...noJob, section: null, monthsPaid: 0, monthsInSection: 0, special: 'known, but never insured' },
    };
  },
};

const noJob = { employer: null, wageBaht: 0 };

/** A worker in section 33 about whom nothing is special. */
function worker(random: Random): Traits['person'] {
  const paid = random.whole(24, 240);
  return {
    special: 'section 33',
    section: '33',
    option: 1,
    wageBaht: random.pick([9_500, 12_000, 13_800, 15_000, 16_500, 18_000, 22_000, 28_500, 45_000]),
    employer: random.pick(EMPLOYERS),
    monthsPaid: paid,
    monthsInSection: paid,
    endedMonthsAgo: 0,
    monthsMissing: 0,
    hospital: hospital(random),
    dentalUsed: random.pick([0, 0, 0.5, 0.8, 1]),
    claims: [],
  };
}

function hospital(random: Random, more: Partial<InventedHospital> = {}): InventedHospital {
  return { id: random.pick(HOSPITALS).id, sinceDaysAgo: random.whole(100, 2000), ...more };
}

const claim = (benefit: InventedClaim['benefit'], state: InventedClaim['state'], filedDaysAgo: number): InventedClaim => ({ benefit, state, filedDaysAgo });

const months = (count: number): string => `${count} month${count === 1 ? '' : 's'}`;
