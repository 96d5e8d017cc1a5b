import type { HandoffItem } from '../../../../src/desk/api.ts';

export const SHOWN = ['all', 'waiting', 'mine', 'calls'] as const;
/** What the list is narrowed to. */
export type Shown = (typeof SHOWN)[number];

/**
 * The order in which an agent works: who waits for me (mine, with lines that I have not answered), who waits for anybody (transferred to me
 * first, then the longest wait), what else is mine by its last line, then what colleagues have.
 */
export function orderQueue(items: readonly HandoffItem[], me: string): HandoffItem[] {
  const rank = (item: HandoffItem): number => {
    if (item.state === 'waiting') return item.wanted?.id === me ? 0 : 2;
    if (item.agent?.id !== me) return 4;
    return item.unread > 0 ? 1 : 3;
  };
  const since = (item: HandoffItem): string => (item.state === 'waiting' ? item.queuedAt : (item.lastAt ?? item.takenAt ?? item.queuedAt));
  return items.toSorted((a, b) => {
    const byRank = rank(a) - rank(b);
    if (byRank !== 0) return byRank;
    // what waits: the oldest first; what is only there: the newest first
    return (rank(a) < 3 ? 1 : -1) * since(a).localeCompare(since(b));
  });
}

/** @param words typed into the search; each has to be in the summary, the reason's words or the name of a colleague. */
export function narrowQueue(items: readonly HandoffItem[], shown: Shown, me: string, words: string, textOf: (item: HandoffItem) => string): HandoffItem[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (shown === 'waiting' && item.state !== 'waiting') return false;
    if (shown === 'mine' && item.agent?.id !== me && item.wanted?.id !== me) return false;
    if (shown === 'calls' && item.channel !== 'voice') return false;
    const text = textOf(item).toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}
