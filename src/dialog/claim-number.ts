import type { Slot } from './flow.ts';

/** A number of days beside the words of a slot: "นายจ้างจ่าย 30 วัน", "30 วันแรกนายจ้างจ่าย". `words` is what it was read from. */
export function claimOf(slot: Slot, text: string): { number: number; words: string } | undefined {
  for (const word of slot.beside ?? []) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    const behind = /^(?:(?!หมอ|หยุด|ลา|ป่วย|doctor|ill)[^\d]){0,15}?(\d{1,3})\s*(?:วัน|days?)/.exec(text.slice(at + word.length));
    if (behind) return { number: Number(behind[1]), words: text.slice(at, at + word.length + behind[0].length) };
    const before = /(\d{1,3})\s*(?:วัน|days?)\s*(?:แรก|ที่|first)?\s*$/.exec(text.slice(0, at));
    if (before) return { number: Number(before[1]), words: text.slice(before.index, at + word.length) };
  }
  return undefined;
}
