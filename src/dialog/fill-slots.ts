import type { Flow, Slot } from './flow.ts';
import { readWindow } from './read-window.ts';
import type { SlotValue } from './session.ts';
import type { SlotContext } from './slot-context.ts';

/** What an utterance offers to a slot. `bad` is a value that was meant for it but does not fit. */
export type Filled = { value: SlotValue } | { bad: SlotValue } | undefined;

const SKIP = /^(ข้าม|ไม่มี|ไม่ระบุ|ไม่บอก|ไม่ทราบ|ไม่รู้|จำไม่ได้|skip|none|no|pass)(ครับ|ค่ะ)?$/;
const DEFAULT_TEXT = { least: 2, most: 500 };

export function fillSlot(slot: Slot, context: SlotContext): Filled {
  switch (slot.type) {
    case 'choice':
      return fillChoice(slot, context);
    case 'phone':
      return fillPhone(slot, context);
    case 'window':
      return fillWindow(context);
    case 'text':
    case 'about':
      return fillText(slot, context);
    case 'hospital':
      return undefined; // chosen from the registry's list: a button
    default:
      return fillNumber(slot, context);
  }
}

function fillChoice(slot: Slot, { text, entities, asked }: SlotContext): Filled {
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

/** Thai numbers: mobile 06, 08, 09 with ten digits, others 02 to 07 with nine. */
const PHONE = /^(0[689]\d{8}|0[2-57]\d{7})$/;

function fillPhone(slot: Slot, { text, entities, asked }: SlotContext): Filled {
  if (entities.phone && PHONE.test(entities.phone)) return { value: entities.phone };
  if (!asked) return undefined;
  if (slot.optional && SKIP.test(text)) return { value: '' };
  const digits = text.replace(/\D/g, '');
  return digits.length > 0 ? { bad: digits.length } : undefined;
}

function fillWindow({ text, entities, asked, now, office }: SlotContext): Filled {
  if (!asked) return undefined;
  const read = readWindow(text, entities.time, now, office);
  if (!read) return undefined;
  return 'window' in read ? { value: `${read.window.from}/${read.window.until}` } : { bad: read.closed };
}

function fillText(slot: Slot, { text, typed, asked }: SlotContext): Filled {
  if (!asked) return undefined;
  if (slot.optional && SKIP.test(text)) return { value: '' };
  const words = typed.trim();
  const fits = words.length >= (slot.min ?? DEFAULT_TEXT.least) && words.length <= (slot.max ?? DEFAULT_TEXT.most);
  return fits ? { value: words } : { bad: words.length };
}

function fillNumber(slot: Slot, context: SlotContext): Filled {
  const number = numberFor(slot, context);
  if (number === undefined) return undefined;
  if ((slot.min !== undefined && number < slot.min) || (slot.max !== undefined && number > slot.max)) return { bad: number };
  return { value: number };
}

function numberFor(slot: Slot, { entities, asked }: SlotContext): number | undefined {
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
export function fillSlots(
  flow: Flow,
  context: Omit<SlotContext, 'asked'>,
): { slots: Record<string, SlotValue>; bad: { slot: Slot; value: SlotValue } | undefined } {
  const slots: Record<string, SlotValue> = {};
  let bad: { slot: Slot; value: SlotValue } | undefined;
  for (const slot of flow.slots) {
    const filled = fillSlot(slot, { ...context, asked: false });
    if (!filled) continue;
    if ('value' in filled) slots[slot.name] = filled.value;
    else bad ??= { slot, value: filled.bad };
  }
  return { slots, bad };
}
