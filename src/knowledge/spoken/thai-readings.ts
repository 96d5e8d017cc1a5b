import { always, beginning, type Reading } from './reading.ts';
import { sayAmount } from './say-amount.ts';
import { spellLettersThai } from './spell-letters.ts';
import type { SpokenWord } from './spoken-words.ts';
import { THAI_DATES } from './thai-dates.ts';
import { THAI_AMOUNTS, THAI_CODES } from './thai-numbers.ts';
import { ADDRESS, EMAIL } from './web-addresses.ts';
import { wordReadings } from './word-readings.ts';

const LIST_MARKS: Reading[] = [
  always(/(?<=^\s*)[•▪‣*·–-]\s+/uy, ''),
  { at: /(?<=^\s*)(\d{1,2})[.)]\s+/uy, say: ([, number = '']) => `ข้อ${sayAmount(number)} ` },
];

const SIGNS: Reading[] = [
  always(/(?<=(?:บาท|วัน|เดือน|ปี|ครั้ง|คน|ชั่วโมง|เปอร์เซ็นต์|%) ?)\/ ?(?=วัน|เดือน|ปี|ครั้ง|คน|ซี่|ชั่วโมง|กิโลเมตร|กม\.|ราย|สัปดาห์)/uy, 'ต่อ'),
  always(/\s*\/\s*/uy, 'หรือ'),
  always(/%/uy, 'เปอร์เซ็นต์'),
  always(/\s*×\s*/uy, ' คูณ'),
  always(/\s*÷\s*/uy, ' หารด้วย'),
  always(/\s*=\s*/uy, ' เท่ากับ'),
  always(/\s*\+\s*/uy, ' บวก'),
  always(/\s*&\s*/uy, 'และ'),
  always(/\s*(?:→|⇒|➜|->|>)\s*/uy, ' ไปที่'),
  always(/\s*[~≈]\s*/uy, 'ประมาณ'),
  always(/\s*<\s*/uy, ' น้อยกว่า'),
  always(/฿/uy, 'บาท'),
  always(/@/uy, 'แอด '),
];

const ABBREVIATIONS: Reading[] = [
  { at: /(?<![ก-๙])(?:[ก-ฮ]\.){1,6}/uy, say: ([letters]) => spellLettersThai(letters) },
  { at: /(?<![ก-๙])[ก-ฮ]{2,4}\.(?= ?\d)/uy, say: ([letters]) => spellLettersThai(letters) },
  { at: /(?<![A-Za-z])[A-Z][A-Z0-9]*(?![A-Za-z0-9])/uy, say: ([letters]) => spellLettersThai(letters) },
];

/** Everything that is read otherwise than it stands in a Thai text; the first that fits holds. */
export function thaiReadings(words: SpokenWord[]): Reading[] {
  return [
    ...beginning(/[^ก-๙A-Za-z]/, LIST_MARKS),
    ...THAI_DATES,
    ...THAI_CODES,
    ...wordReadings(words, 'th'),
    ...beginning(/\w/, [
      always(new RegExp(`(?<=อีเมล ?)${EMAIL.source}`, 'uy'), ''),
      always(EMAIL, 'อีเมล'),
      always(new RegExp(`(?<=เว็บ(?:ไซต์)? ?)${ADDRESS.source}`, 'iuy'), ''),
      always(new RegExp(ADDRESS.source, 'iuy'), 'เว็บไซต์'),
    ]),
    ...THAI_AMOUNTS,
    ...beginning(/[ก-ฮA-Z]/, ABBREVIATIONS),
    ...beginning(/[^ก-๙A-Za-z0-9]/, SIGNS),
  ];
}
