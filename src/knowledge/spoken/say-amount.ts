import { spellNumber } from '../spell-number.ts';
import { spellLettersThai } from './spell-letters.ts';

/** Longer numbers are no amounts: nobody can follow them as words. */
const MOST_DIGITS = 12;

/** A number as it is written in a text, said in Thai: 15,000 → หนึ่งหมื่นห้าพัน, 7.50 → เจ็ดจุดห้าศูนย์, 007 → ศูนย์ศูนย์เจ็ด. */
export function sayAmount(written: string): string {
  const [whole = '', fraction = ''] = written.replace(/,/g, '').split('.');
  const words = /^0\d|^\d{13,}$/.test(whole) || whole.length > MOST_DIGITS ? spellLettersThai(whole) : spellNumber(Number(whole));
  return /[1-9]/.test(fraction) ? `${words}จุด${spellLettersThai(fraction)}` : words;
}

/** Money with satang: 487.5 → สี่ร้อยแปดสิบเจ็ดบาทห้าสิบสตางค์. */
export function sayBaht(written: string): string {
  const [whole = '', fraction = ''] = written.split('.');
  const satang = Number(fraction.padEnd(2, '0'));
  return `${sayAmount(whole)}บาท${satang > 0 ? `${spellNumber(satang)}สตางค์` : ''}`;
}

/** A time of day: 08:30 → แปดนาฬิกาสามสิบนาที, 13:00 → สิบสามนาฬิกา. */
export function sayClock(hours: string, minutes: string): string {
  return `${spellNumber(Number(hours))}นาฬิกา${Number(minutes) > 0 ? `${spellNumber(Number(minutes))}นาที` : ''}`;
}
