import type { OfficeHours } from '../knowledge/office-hours.ts';
import type { Entities } from '../understanding/entities.ts';

/** What a slot may be filled from. */
export interface SlotContext {
  /** Normalised and respelled. */
  text: string;
  /** As typed, with personal numbers masked. */
  typed: string;
  entities: Entities;
  /** Whether this very slot was asked for: then a plain number or any words are enough. */
  asked: boolean;
  /** Local time in Thailand, `2026-11-24T15:10`. */
  now: string;
  office: OfficeHours;
}
