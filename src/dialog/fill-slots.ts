import { findEntities } from '../understanding/entities.ts';
import { claimOf } from './claim-number.ts';
import type { Flow, Slot } from './flow.ts';
import { readAbout } from './read-about.ts';
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
  const named = slot.name === 'section' && slot.options?.find((option) => String(option.value) === entities.section);
  if (named) return { value: named.value };
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

/** A time within a longer utterance is one to be called at when a call is spoken of, or something is corrected. */
const OF_A_CALL = /โทร|รับสาย|สะดวก|call|^(ไม่ใช่|ขอเป็น|เปลี่ยนเป็น|แก้เป็น|ขอแก้|no\b|actually)/i;

function fillWindow({ text, typed, entities, asked, now, office }: SlotContext): Filled {
  if (!asked && !OF_A_CALL.test(typed)) return undefined;
  // in the spelling of understanding too, which has figures for words: สิบโมง
  const read = readWindow(`${typed.toLowerCase()} ${text}`, entities.time, now, office);
  if (!read) return undefined;
  return 'window' in read ? { value: `${read.window.from}/${read.window.until}` } : { bad: read.closed };
}

function fillText(slot: Slot, { text, typed, asked }: SlotContext): Filled {
  const about = slot.type === 'about' ? readAbout(typed) : undefined;
  if (!asked) return about && OF_A_CALL.test(typed) ? { value: about } : undefined;
  if (slot.optional && SKIP.test(text)) return { value: '' };
  const words = slot.type === 'about' ? typed.trim().replace(/^เรื่อง(?!อื่น)\s*/, '') : typed.trim();
  const fits = words.length >= (slot.min ?? DEFAULT_TEXT.least) && words.length <= (slot.max ?? DEFAULT_TEXT.most);
  return fits ? { value: words } : { bad: words.length };
}

function fillNumber(slot: Slot, context: SlotContext): Filled {
  const number = numberFor(slot, context);
  return number === undefined ? undefined : inRange(slot, number);
}

function inRange(slot: Slot, number: number): Filled {
  if ((slot.min !== undefined && number < slot.min) || (slot.max !== undefined && number > slot.max)) return { bad: number };
  return { value: number };
}

function numberFor(slot: Slot, { entities, asked }: SlotContext): number | undefined {
  const plain = asked ? (entities.numbers?.at(-1) ?? entities.baht?.at(-1)) : undefined;
  switch (slot.type) {
    case 'baht':
      return entities.baht?.at(-1) ?? (asked ? plain : undefined);
    case 'months': {
      if (entities.paid !== undefined) return entities.paid;
      // a value that is never asked for is taken only when it was meant: months may be those of anything
      if (slot.default !== undefined) return undefined;
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

/** Values of one utterance. */
export interface FoundSlots {
  slots: Record<string, SlotValue>;
  /** The first value that was meant for a slot but does not fit. */
  bad: { slot: Slot; value: SlotValue } | undefined;
  /** Whether a number stood beside the words of its slot. */
  claimed: boolean;
}

/** Values for every slot of a flow that an utterance contains. Numbers beside the words of a slot are that slot's and no other's. */
export function fillSlots(flow: Flow, context: Omit<SlotContext, 'asked'>): FoundSlots {
  const found: FoundSlots = { slots: {}, bad: undefined, claimed: false };
  const put = (slot: Slot, filled: Filled): void => {
    if (!filled) return;
    if ('value' in filled) found.slots[slot.name] = filled.value;
    else found.bad ??= { slot, value: filled.bad };
  };
  let { text } = context;
  for (const slot of flow.slots) {
    const claim = claimOf(slot, text);
    if (!claim) continue;
    found.claimed = true;
    put(slot, inRange(slot, claim.number));
    text = text.replace(claim.words, ' ');
  }
  const rest = found.claimed ? { ...context, text, entities: findEntities(text, context.now.slice(0, 10)) } : context;
  for (const slot of flow.slots) if (found.slots[slot.name] === undefined) put(slot, fillSlot(slot, { ...rest, asked: false }));
  return found;
}
