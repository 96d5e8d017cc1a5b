import type { Entities } from '../understanding/entities.ts';
import type { Flow, Slot } from './flow.ts';
import type { SlotValue } from './session.ts';

/** What an utterance offers to a slot. `bad` is a value that was meant for it but does not fit. */
export type Filled = { value: SlotValue } | { bad: number } | undefined;

/** @param text normalised and respelled. @param asked whether this very slot was asked for: then a plain number is enough. */
export function fillSlot(slot: Slot, text: string, entities: Entities, asked: boolean): Filled {
  if (slot.type === 'choice') {
    const hits = (slot.options ?? []).flatMap((option) =>
      option.words.filter((word) => text.includes(word)).map((word) => ({ option, length: word.length, at: text.lastIndexOf(word) })),
    );
    // the longest phrase wins, then the one said last: people correct themselves at the end
    hits.sort((a, b) => b.length - a.length || b.at - a.at);
    if (hits[0]) return { value: hits[0].option.value };
    const number = asked ? entities.numbers?.[0] : undefined;
    const option = number === undefined ? undefined : slot.options?.[number - 1];
    return option ? { value: option.value } : undefined;
  }
  const number = numberFor(slot, entities, asked);
  if (number === undefined) return undefined;
  if ((slot.min !== undefined && number < slot.min) || (slot.max !== undefined && number > slot.max)) return { bad: number };
  return { value: number };
}

function numberFor(slot: Slot, entities: Entities, asked: boolean): number | undefined {
  const plain = asked ? (entities.numbers?.at(-1) ?? entities.baht?.at(-1)) : undefined;
  switch (slot.type) {
    case 'baht':
      return entities.baht?.at(-1) ?? (asked ? plain : undefined);
    case 'months': {
      const years = entities.years?.[0];
      const months = entities.months?.[0];
      if (years === undefined && months === undefined) return plain;
      return (years ?? 0) * 12 + (months ?? 0);
    }
    case 'days':
      return entities.days?.at(-1) ?? (entities.months && slot.name === 'days' ? (entities.months.at(-1) ?? 0) * 30 : plain);
    case 'age':
      return entities.age ?? plain;
    default:
      return plain;
  }
}

/** Values for every slot of a flow that an utterance contains. */
export function fillSlots(flow: Flow, text: string, entities: Entities): { slots: Record<string, SlotValue>; bad: { slot: Slot; value: number } | undefined } {
  const slots: Record<string, SlotValue> = {};
  let bad: { slot: Slot; value: number } | undefined;
  for (const slot of flow.slots) {
    const filled = fillSlot(slot, text, entities, false);
    if (!filled) continue;
    if ('value' in filled) slots[slot.name] = filled.value;
    else bad ??= { slot, value: filled.bad };
  }
  return { slots, bad };
}
