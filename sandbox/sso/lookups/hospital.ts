import type { Lookup } from './lookup.ts';

export const hospital: Lookup<'hospital'> = (person, { changes, day }) => {
  const entitled = changes.entitled(person, day);
  if (!entitled) return undefined;
  const { hospital: of, since, window } = entitled;
  return { id: of.id, name: of.name, province: of.province, since, changeFrom: window.from, changeUntil: window.until };
};
