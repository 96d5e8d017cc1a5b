import { isDay } from '../../../knowledge/calendar.ts';
import type { NumberKind } from './call-state.ts';

/** How many keys a number has. */
export const KEYS_OF: Record<NumberKind, { least: number; most: number }> = {
  phone: { least: 9, most: 10 },
  number: { least: 1, most: 8 },
  id: { least: 13, most: 13 },
  birth: { least: 8, most: 8 },
  password: { least: 6, most: 6 },
};

/** Numbers that nobody may read anywhere. */
export function isSecret(kind: NumberKind | undefined): boolean {
  return kind === 'id' || kind === 'birth' || kind === 'password';
}

const PHONE = /^(0[689]\d{8}|0[2-57]\d{7})$/;
const MOBILE = /^0[689]\d{8}$/;

export const isPhone = (digits: string): boolean => PHONE.test(digits);
/** Whether a message can be sent to it. */
export const isMobile = (digits: string): boolean => MOBILE.test(digits);

/** What was typed: behind a star it was begun anew, and # is the end. */
export function typedDigits(keys: string): string {
  return (keys.split('*').at(-1) ?? '').replace(/\D/g, '');
}

/** The digits of an utterance, when it is one number said digit by digit or in groups. */
export function spokenDigits(plain: string): string | undefined {
  const digits = plain.replace(/[\s\-–.,#]/g, '');
  return /^\D{0,12}(\d{6,13})\D{0,8}$/.exec(digits)?.[1];
}

const BUDDHIST = 543;

/**
 * A birth date as day, month and year, `12042528`. Years from 2400 on are Buddhist.
 * @returns the ISO day of the common era; nothing when there is no such day, or it lies ahead.
 */
export function readBirthDate(digits: string, today: string): string | undefined {
  const [, day, month, typed] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits) ?? [];
  if (!day || !month || !typed) return undefined;
  const year = Number(typed) >= 2400 ? Number(typed) - BUDDHIST : Number(typed);
  const born = `${String(year).padStart(4, '0')}-${month}-${day}`;
  return isDay(born) && born <= today && year >= 1880 ? born : undefined;
}
