import type { Say } from '../dialog/say.ts';
import type { Lang } from '../knowledge/calendar.ts';
import type { FactBook } from '../knowledge/facts.ts';
import { mapSearch, type NearOffice, nearestOffices, type OfficeBook, type Point } from '../knowledge/nearest-office.ts';

const OTHERS = 2;

/**
 * What a person who sends a location is told, in phrases of locales/<lang>/offices.yaml: the nearest office with a map search, two others, and
 * to confirm with the hotline. A place far from every office gets a kind word instead.
 * @param known figures of knowledge/facts.yaml: `callcenter.number` and `website.address`, as texts.
 */
export function sayOffices(point: Point, book: OfficeBook, lang: Lang, known: { hotline: string; website: string }): Say[] {
  const [first, ...others] = nearestOffices(point, book.offices, 1 + OTHERS);
  if (!first || first.km > book.farthestKm) return [{ say: 'phrase', key: 'offices:far', values: known }];
  return [
    { say: 'link', key: keyOf(first), values: valuesOf(first, lang), label: 'offices:open-map', url: mapSearch(first.office) },
    ...others.map((near): Say => ({ say: 'link', key: 'offices:also', values: valuesOf(near, lang), label: 'offices:open-map', url: mapSearch(near.office) })),
    { say: 'phrase', key: 'offices:confirm', values: known },
  ];
}

/** The same with the figures of knowledge/facts.yaml, as the LINE channel takes it. */
export function officesSayer(book: OfficeBook, facts: FactBook): (point: Point, lang: Lang) => Say[] {
  const known = (id: string): string => String(facts.get(id).values.at(-1)?.value);
  return (point, lang) => sayOffices(point, book, lang, { hotline: known('callcenter.number'), website: known('website.address') });
}

function keyOf({ office }: NearOffice): string {
  if (office.place === 'office') return office.address ? 'offices:near-address' : 'offices:near-office';
  return office.many ? 'offices:near-many' : 'offices:near-town';
}

function valuesOf({ office, km }: NearOffice, lang: Lang): Record<string, string | number> {
  const { address } = office;
  // a town is no building: a distance to the metre would promise too much
  return { name: office[lang], province: office.province[lang], km: Math.max(1, Math.round(km)), ...(address ? { address: address[lang] } : {}) };
}
