import type { DeskParts } from '../desk-parts.ts';

/** Names of staff by id, each looked up once; who is not known any more goes by their id. */
export function staffNames({ records }: Pick<DeskParts, 'records'>): (id: string) => Promise<string> {
  const names = new Map<string, Promise<string>>();
  return (id) => {
    const known = names.get(id) ?? records.desk.agents.of(id).then((agent) => agent?.name ?? id);
    names.set(id, known);
    return known;
  };
}
