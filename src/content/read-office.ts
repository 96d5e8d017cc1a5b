import { isDay } from '../knowledge/calendar.ts';
import { ContentError } from '../knowledge/content-error.ts';
import type { FactBook } from '../knowledge/facts.ts';
import { type Holidays, OfficeHours } from '../knowledge/office-hours.ts';
import { ROOT, readYaml } from './read-content.ts';

const FILE = 'knowledge/holidays.yaml';

/** Office hours and holidays, for times that are promised. @throws ContentError for a day that is none. */
export function readOffice(facts: FactBook, root = ROOT): OfficeHours {
  const holidays = readYaml<Holidays>(FILE, root);
  if (!isDay(holidays.completeUntil)) throw new ContentError(FILE, 'completeUntil', `"${holidays.completeUntil}" is no day`, 'a day such as 2027-12-31');
  for (const { day } of holidays.moving) if (!isDay(day)) throw new ContentError(FILE, 'moving', `"${day}" is no day`, 'a day such as 2027-05-20');
  for (const { day } of holidays.fixed)
    if (!isDay(`2028-${day}`)) throw new ContentError(FILE, 'fixed', `"${day}" is no day of a year`, 'month and day such as 12-05');
  const hours = (id: string): string => String(facts.get(id).values.at(-1)?.value);
  return new OfficeHours(holidays, { open: hours('office.hours.open'), close: hours('office.hours.close') });
}
