import type { Text } from '../knowledge/topic.ts';
import type { SlotValue } from './session.ts';

export type CalculatorName = 'contribution' | 'pension' | 'unemployment' | 'maternity' | 'sickness';

export interface SlotOption {
  value: SlotValue;
  label: Text;
  words: string[];
}

export interface Slot {
  name: string;
  type: 'baht' | 'months' | 'days' | 'count' | 'age' | 'choice';
  prompt: Text;
  retry: Text;
  min?: number;
  max?: number;
  default?: SlotValue;
  onlyIf?: Record<string, SlotValue[]>;
  options?: SlotOption[];
}

/** One file of dialogs/. Its schema is schemas/flow.schema.json. */
export interface Flow {
  id: string;
  topic: string;
  also?: Record<string, string[]>;
  title: Text;
  slots: Slot[];
  retries?: number;
  confirm?: Text;
  result: { calculator: CalculatorName };
  next?: string[];
}

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
