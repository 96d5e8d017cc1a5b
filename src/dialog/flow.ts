import type { FlowSchema } from '../../schemas/types.ts';
import type { SlotValue } from './session.ts';

/** One file of dialogs/; the schema is the source of the type. */
export type Flow = FlowSchema.Flow;
export type Slot = Flow['slots'][number];
export type CalculatorName = Extract<Flow['result'], { calculator: string }>['calculator'];
export type FlowEffect = Extract<Flow['result'], { effect: string }>['effect'];

/** Types of slot whose value is a number. */
export const NUMBER_SLOTS: ReadonlySet<Slot['type']> = new Set(['baht', 'months', 'days', 'count', 'age']);

/** What a flow waits for when every slot is filled and the values were read back. */
export const CONFIRM = '$confirm';

/** The first slot that still needs a value, in the order of the file. */
export function nextSlot(flow: Flow, slots: Record<string, SlotValue>): Slot | undefined {
  return flow.slots.find((slot) => slots[slot.name] === undefined && slot.default === undefined && applies(slot, slots, flow));
}

export function applies(slot: Slot, slots: Record<string, SlotValue>, flow: Flow): boolean {
  return Object.entries(slot.onlyIf ?? {}).every(([name, values]) => {
    const value = slots[name] ?? flow.slots.find((other) => other.name === name)?.default;
    return value !== undefined && values.includes(value);
  });
}

/** Every slot's value, defaults included. */
export function withDefaults(flow: Flow, slots: Record<string, SlotValue>): Record<string, SlotValue> {
  const filled = { ...slots };
  for (const slot of flow.slots) if (filled[slot.name] === undefined && slot.default !== undefined) filled[slot.name] = slot.default;
  return filled;
}
