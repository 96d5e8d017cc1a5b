import type { Lookup } from './lookup.ts';
import { status } from './status.ts';

export const dental: Lookup<'dental'> = (person, records) => {
  if (person.section === '40' || !status(person, records)?.active) return undefined;
  const limitBaht = records.facts.number('dental.limit', records.day);
  return { year: Number(records.day.slice(0, 4)), limitBaht, usedBaht: Math.round(limitBaht * person.dentalUsed) };
};
