import type { Flow, Slot } from '../dialog/flow.ts';
import type { FlowState } from '../dialog/session.ts';

/** What a person is to type. */
export type Expects = 'text' | 'phone' | 'number' | 'date-time';

const BY_TYPE: Record<Slot['type'], Expects | undefined> = {
  text: 'text',
  about: 'text',
  // searched by name
  hospital: 'text',
  phone: 'phone',
  window: 'date-time',
  baht: 'number',
  months: 'number',
  days: 'number',
  age: 'number',
  count: 'number',
  choice: undefined,
};

/** What the form that waits expects to be typed; nothing when there is none, or when it waits for a choice or a confirmation. */
export function expectedBy(flows: Flow[], state: FlowState | undefined): Expects | undefined {
  const flow = state && flows.find(({ id }) => id === state.flow);
  const slot = flow?.slots.find(({ name }) => name === state?.awaiting);
  return slot && BY_TYPE[slot.type];
}
