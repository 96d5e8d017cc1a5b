import type { ComplaintItem } from '../../../../src/desk/api.ts';

export const FILTERS = ['mine', 'open', 'overdue', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether something is still to be done about it. */
export function isOpen({ state }: Pick<ComplaintItem, 'state'>): boolean {
  return state === 'received' || state === 'working';
}

export function passes(item: ComplaintItem, filter: Filter, meId: string): boolean {
  if (filter === 'mine') return item.assignee?.id === meId && item.state !== 'closed';
  if (filter === 'open') return isOpen(item);
  return filter === 'all' || item.overdue;
}
