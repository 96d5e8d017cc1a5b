import type { CallbackItem } from '../../../../src/desk/api.ts';
import type { Tone } from '../parts/tone.ts';

/** In which part of the list a promise stands, most pressing first. */
export const GROUPS = ['late', 'now', 'later', 'ended'] as const;
export type Group = (typeof GROUPS)[number];

const TONES = { late: 'late', now: 'now', later: 'calm', ended: 'calm' } as const satisfies Record<Group, Tone>;

/** How pressing a promise is. */
export interface Standing {
  group: Group;
  tone: Tone;
  /** Until the window begins or ends, or since it ended; 0 for what has ended. */
  milliseconds: number;
}

export function standingOf(item: CallbackItem, now: Date): Standing {
  const [from, until] = [Date.parse(item.window.from) - now.getTime(), Date.parse(item.window.until) - now.getTime()];
  const of = (group: Group, milliseconds: number): Standing => ({ group, tone: TONES[group], milliseconds });
  if (item.state !== 'open') return of('ended', 0);
  if (until < 0) return of('late', -until);
  return from <= 0 ? of('now', until) : of('later', from);
}

/** By group, then by the end of the window as the server gave them. */
export function inOrder(items: CallbackItem[], now: Date): { group: Group; items: CallbackItem[] }[] {
  return GROUPS.map((group) => ({ group, items: items.filter((item) => standingOf(item, now).group === group) })).filter(({ items }) => items.length > 0);
}

/** Why it can not be called just now; nothing when it can. */
export function hindrance(item: CallbackItem, meId: string, now: Date): 'ended' | 'colleague' | 'no-attempts' | 'too-early' | undefined {
  if (item.state !== 'open') return 'ended';
  if (item.takenBy && item.takenBy.id !== meId) return 'colleague';
  if (item.attemptsLeft <= 0) return 'no-attempts';
  if (item.nextFrom && Date.parse(item.nextFrom) > now.getTime()) return 'too-early';
  return undefined;
}
