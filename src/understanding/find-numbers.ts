import { isCardNumber } from './national-id.ts';

/** What identifies a person and has a form of its own. */
export type PersonalKind = 'nationalId' | 'card' | 'phone' | 'account' | 'email';

/** Where something stands in a text, in UTF-16 units. */
export interface Span<Kind extends string> {
  kind: Kind;
  start: number;
  end: number;
}

/** Between the digits of one number: up to two spaces, dashes or dots, and characters that are not seen. */
const GAP = '[\\s\\-\\u2010-\\u2015.\\u200b-\\u200f\\u2060\\ufeff]{0,2}';
const RUN = new RegExp(`(?<![\\d,])\\+?\\(?\\d(?:${GAP}[()]?${GAP}\\d){7,21}(?![\\d])`, 'g');
const EMAIL = /[\w.+-]+(?:@[a-z\d-]+(?:\.[\w.-]*\w)?|\s{0,2}@\s{0,2}[a-z\d-]+\.[\w.-]*\w)/gi;

const BANK = 'บัญชี|บช\\.|ธนาคาร|แบงก์|แบงค์|กสิกร|กรุงไทย|ไทยพาณิชย์|กรุงเทพ|ออมสิน|กรุงศรี|ทหารไทย|ธกส|ธ\\.ก\\.ส|account|a/c|acct|bank|scb|kbank|ktb|bbl|ttb';
const NEAR_BANK = new RegExp(`(?:${BANK})[^\\d\\n]{0,24}$`, 'i');
const NEAR_PHONE = /(?:โทร|เบอร์|มือถือ|ติดต่อ|tel|phone|mobile|call me)[^\d\n]{0,16}$/i;
const NEAR_ID = /(?:บัตร|ปชช|ประชาชน|13 หลัก|เลขประจำตัว|ประจำตัว|\bid\b|citizen|national)[^\d\n]{0,24}$/i;
/** How far back a word may stand that says what a number is. */
const NEAR = 40;

/** Mobile 06, 08, 09 with ten digits, others 02 to 07 with nine. */
const PHONE = /^(?:0[689]\d{8}|0[2-57]\d{7})$/;
const DAY_OR_YEAR = /^(?:0?[1-9]|[12]\d|3[01]|1[89]\d\d|20\d\d|2[456]\d\d)$/;
/** 1-2345-67890-12-1, as it stands on the card. */
const ID_GROUPS = '1,4,5,2,1';
/** 123-4-56789-0, and the twelve digits of the savings and farmers' banks. */
const ACCOUNT_GROUPS = ['3,1,5,1', '3,6,1', '1,3,5,1', '3,1,6,2', '2,1,5,1'];

/**
 * Finds the numbers that identify a person, and e-mail addresses: national IDs (also mistyped ones), bank cards, telephone numbers and bank
 * accounts, in Thai, Latin or full-width digits, whole or in groups. Amounts, years, dates and short numbers such as 1506 are none.
 */
export function findNumbers(text: string): Span<PersonalKind>[] {
  const latin = latinDigits(text);
  const spans: Span<PersonalKind>[] = [...latin.matchAll(EMAIL)].map(({ 0: found, index }) => ({ kind: 'email', start: index, end: index + found.length }));
  for (const { 0: run, index } of latin.matchAll(RUN)) {
    if (spans.some((span) => index < span.end && index + run.length > span.start)) continue;
    const groups = [...run.matchAll(/\d+/g)];
    for (const [from, to, kind] of kindsIn(
      groups.map(([digits]) => digits),
      latin.slice(Math.max(0, index - NEAR), index),
      run.startsWith('+'),
    )) {
      const [first, last] = [groups[from], groups[to]];
      if (!first || !last) continue;
      // the plus or bracket before the first group belongs to it
      const start = from === 0 ? index : index + first.index;
      spans.push({ kind, start, end: index + last.index + last[0].length });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** One UTF-16 unit for one, so that places stay. */
function latinDigits(text: string): string {
  return text.replace(/[๐-๙０-９]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** What a run of digit groups is: the whole of it, or else the longest parts that are something. @returns first group, last group, kind. */
function kindsIn(groups: string[], before: string, plus: boolean): [number, number, PersonalKind][] {
  for (let length = groups.length; length > 0; length--) {
    for (let from = 0; from + length <= groups.length; from++) {
      const part = groups.slice(from, from + length);
      const kind = kindOf(part, from === 0 ? before : '', plus && from === 0);
      if (!kind) continue;
      const rest = groups.slice(from + length);
      return [
        [from, from + length - 1, kind],
        ...kindsIn(rest, '', false).map(([a, b, of]) => [a + from + length, b + from + length, of] as [number, number, PersonalKind]),
      ];
    }
  }
  return [];
}

function kindOf(groups: string[], before: string, plus: boolean): PersonalKind | undefined {
  const digits = groups.join('');
  const sizes = groups.map(({ length }) => length).join();
  const whole = groups.length === 1;
  const near = (words: RegExp): boolean => words.test(before);
  if (!whole && groups.every((group) => DAY_OR_YEAR.test(group)) && groups.some((group) => group.length === 4)) return undefined;
  if (digits.length >= 11 && digits.length <= 12 && (plus || digits.startsWith('66')) && PHONE.test(`0${digits.replace(/^660?/, '')}`)) return 'phone';
  if (PHONE.test(digits) && !(near(NEAR_BANK) && !near(NEAR_PHONE))) return 'phone';
  if (near(NEAR_PHONE) && digits.startsWith('0') && digits.length >= 8 && digits.length <= 11) return 'phone';
  if (digits.length === 13 && (whole || sizes === ID_GROUPS || oneByOne(groups) || fewGroups(groups) || near(NEAR_ID))) return 'nationalId';
  if (near(NEAR_ID) && digits.length >= 11 && digits.length <= 15) return 'nationalId';
  if (digits.length === 16 && (whole || sizes === '4,4,4,4')) return 'card';
  if (digits.length >= 14 && digits.length <= 19 && isCardNumber(digits) && (whole || sizes === '4,6,5' || sizes === '4,4,4,3')) return 'card';
  if (near(NEAR_BANK) && digits.length >= 10 && digits.length <= 15) return 'account';
  if (ACCOUNT_GROUPS.includes(sizes) && digits.length >= 9) return 'account';
  // ten digits and more without a gap are no amount
  return whole && digits.length >= 10 ? 'account' : undefined;
}

const oneByOne = (groups: string[]): boolean => groups.every(({ length }) => length === 1);

/** Thirteen digits in two to five groups that are no amounts: those end with noughts. */
function fewGroups(groups: string[]): boolean {
  return groups.length <= 5 && !groups.some((group) => /00$/.test(group) && group.length >= 3 && group.length <= 6);
}
