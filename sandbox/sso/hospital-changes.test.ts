import { describe, expect, test } from '@jest/globals';
import { readFacts } from '../../src/content/read-content.ts';
import { type ChangeOutcome, HospitalChanges } from './hospital-changes.ts';
import { yearlyWindow } from './hospital-window.ts';
import { HOSPITALS } from './hospitals.ts';
import { personOf } from './people.ts';
import type { Person } from './person.ts';

const facts = readFacts();
const worker = personOf('section33');
const noon = (day: string): Date => new Date(`${day}T12:00:00+07:00`);
const another = (person: Person) => HOSPITALS.find(({ id, full }) => !full && id !== person.hospital?.id) as (typeof HOSPITALS)[number];

/** What comes of a change on a day, at noon when no time is said. */
function changeOn(at: string, person: Person, reason?: 'moved-home' | 'moved-work' | 'not-chosen', changes = new HospitalChanges(facts)): ChangeOutcome {
  return changes.change(person, another(person), reason, at.includes('T') ? new Date(at) : noon(at));
}

test.each([
  ['2026-11-24', '2026-12-16', '2027-03-31'],
  ['2026-12-15', '2026-12-16', '2027-03-31'],
  ['2026-12-16', '2026-12-16', '2027-03-31'],
  ['2027-03-31', '2026-12-16', '2027-03-31'],
  ['2027-04-01', '2027-12-16', '2028-03-31'],
])('on %s the yearly window is %s to %s', (day, from, until) => {
  expect(yearlyWindow(facts, day)).toEqual({ from, until });
});

describe('when a change holds', () => {
  test.each([
    ['2026-12-16', '2027-01-01'],
    ['2027-01-01', '2027-01-16'],
    ['2027-01-15T16:29:59+07:00', '2027-01-16'],
    ['2027-01-15T16:30:00+07:00', '2027-02-01'],
    ['2027-01-16', '2027-02-01'],
    ['2027-03-31', '2027-04-01'],
  ])('received %s: from %s', (at, from) => {
    expect(changeOn(at, worker)).toMatchObject({ changed: { from } });
  });
});

describe('outside the yearly window', () => {
  test.each<[string, Person, 'moved-home' | 'moved-work' | 'not-chosen' | undefined, boolean]>([
    ['without a reason nobody', worker, undefined, false],
    ['somebody who did not move', worker, 'moved-home', false],
    ['somebody who moved home ten days ago', personOf('moved', 0), 'moved-home', true],
    ['somebody who moved to another workplace thirty days ago', personOf('moved', 1), 'moved-work', true],
    ['somebody who was assigned a hospital', personOf('assigned'), 'not-chosen', true],
    ['somebody who chose and says otherwise', worker, 'not-chosen', false],
  ])('%s', (_name, person, reason, allowed) => {
    expect(changeOn('2026-11-24', person, reason)).toEqual(allowed ? { changed: expect.anything() } : { refused: 'outside-window' });
  });

  test('thirty-one days after a move it is too late', () => {
    const late: Person = { ...worker, hospital: { id: 'X001', sinceDaysAgo: 200, movedDaysAgo: 31 } };
    expect(changeOn('2026-11-24', late, 'moved-home')).toEqual({ refused: 'outside-window' });
    expect(new HospitalChanges(facts).entitled(late, '2026-11-24')?.window).toEqual({ from: '2026-12-16', until: '2027-03-31' });
  });
});

test('in the window a change is possible once; then the next one is next year', () => {
  const changes = new HospitalChanges(facts);
  expect(changeOn('2027-01-10', worker, undefined, changes)).toMatchObject({ changed: { from: '2027-01-16' } });
  expect(changes.change(worker, HOSPITALS[4] as (typeof HOSPITALS)[number], undefined, noon('2027-02-10'))).toEqual({ refused: 'outside-window' });
  expect(changes.entitled(worker, '2027-02-10')?.window).toEqual({ from: '2027-12-16', until: '2028-03-31' });
  changes.clear();
  expect(changes.entitled(worker, '2027-02-10')?.window).toEqual({ from: '2026-12-16', until: '2027-03-31' });
});

test('who has no right to a hospital cannot change it', () => {
  for (const kind of ['section40', 'lapsed', 'pensioner', 'never'] as const) expect(changeOn('2027-01-10', personOf(kind))).toEqual({ refused: 'not-insured' });
});
