import type { FlowEffect, Slot } from '../dialog/flow.ts';

/** What an effect of a form is filled with. */
export interface EffectFields {
  /** Fields that must have a value, each with the slot types that give one; no types: any. */
  needed: Record<string, Slot['type'][]>;
  /** Whether other fields are taken too, under their own names. */
  open: boolean;
}

/** By effect, as `src/dialog/finish-flow.ts` reads them. */
export const EFFECT_FIELDS: Record<FlowEffect, EffectFields> = {
  callback: { needed: { phone: ['phone'], about: ['about', 'text', 'choice'], window: ['window'] }, open: false },
  complaint: { needed: { about: [] }, open: true },
  feedback: { needed: { about: [], reason: [] }, open: false },
  'change-hospital': { needed: { hospital: ['hospital'], reason: ['choice'] }, open: false },
};
