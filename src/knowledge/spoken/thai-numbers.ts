import { digitGroups } from './digit-groups.ts';
import { beginning, type Reading } from './reading.ts';
import { sayAmount, sayBaht } from './say-amount.ts';
import { spellLettersThai } from './spell-letters.ts';

/** What is counted: the figure and its unit are said in one breath. Also what makes 1500 an amount and not a telephone number. */
export const UNIT =
  '(?:บาท|วัน|เดือน|ปี|ครั้ง|คน|ขวบ|เปอร์เซ็นต์|ชั่วโมง|นาที|แห่ง|ช่องทาง|เรื่อง|ข้อ|รายการ|ซี่|กิโลเมตร|กม\\.|ล้าน|แสน|หมื่น|พัน|ร้อย|สัปดาห์|งวด|เท่า|ใบ|ฉบับ|จังหวัด|สาขา|คอลัมน์|บัญชี|ประเภท|อย่าง|หลัก)(?!ละ)';

/** Short words that go on from a figure: nobody stops before them. */
const GOES_ON = 'ของ|ขึ้นไป|ไว้|ต่อ|แรก|(?:ถึง|และ) ?\\d';

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';

const groups = (written: string): string => digitGroups(written).map(spellLettersThai).join(' ');

/** Digits that are no amount: cards, telephones, references and forms. */
export const THAI_CODES: Reading[] = beginning(/[\d+]/, [
  {
    begins: /[ก-ฮ]/,
    // สปส. 2-01/7 is said as people say it at the counter: without the hyphen, with ทับ for the slash
    at: /([ก-ฮ]{2,4})\. ?(\d{1,2})-(\d{1,2})(?:\/(\d+))?(?![\d-])/uy,
    say: ([, name = '', first = '', second = '', part]) =>
      `${spellLettersThai(name)} ${spellLettersThai(first)}${spellLettersThai(second)}${part ? `ทับ${sayAmount(part)}` : ''}`,
  },
  {
    begins: /[กส]/,
    at: /(กท|สปส)\. ?(\d{1,3})(?:\/(\d+))?([ก-ฮ](?![ก-๙]))?(?![\d-])/uy,
    say: ([, name = '', number = '', part, letter = '']) =>
      `${spellLettersThai(name)} ${sayAmount(number)}${part ? `ทับ${sayAmount(part)}` : ''}${spellLettersThai(letter)}`,
  },
  {
    begins: /[A-Z]/,
    at: /(?<![A-Za-z0-9-])(?:[A-Z]{1,3}(?:-[A-Z0-9]{4}){2}|[A-Z]{1,3}-(?=[A-Z]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*)(?![A-Za-z0-9-])/uy,
    say: ([code]) => code.split('-').map(spellLettersThai).join(' '),
  },
  { at: /(?<![\d.,-])\d[- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d(?![\d-])/uy, say: ([id]) => groups(id), joins: true },
  { at: /(?<![\d.,-])0\d{1,2}[- ]\d{3}[- ]\d{3,4}(?![\d-])/uy, say: ([phone]) => groups(phone), joins: true },
  { at: /(?<![\d.,-])\+66[- ]?(\d{1,2})[- ]?(\d{3})[- ]?(\d{3,4})(?![\d-])/uy, say: ([, ...parts]) => `บวกหกหก ${groups(parts.slice(0, 3).join(' '))}` },
  { at: /(?<![\d.,-])(?:0\d{8,9}|\d{13,})(?![\d.,]*\d)/uy, say: ([digits]) => groups(digits), joins: true },
  { at: /(?<=(?:โทร|สายด่วน|เบอร์|หมายเลข) ?)\d{3,}(?![\d.,]*\d)/uy, say: ([digits]) => groups(digits), joins: true },
  { at: new RegExp(`(?<![\\d.,-])1\\d{3}(?![\\d.,-]*\\d| ?(?:${UNIT}|%))`, 'uy'), say: ([hotline]) => spellLettersThai(hotline), joins: true },
]);

/** Amounts and what stands between them. */
export const THAI_AMOUNTS: Reading[] = beginning(/[\d฿ /–—−-]/, [
  {
    at: /(?<!\d)((?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}) ?บาท/uy,
    say: ([, amount = '']) => sayBaht(amount.replaceAll(',', '')),
    joins: true,
  },
  { at: new RegExp(`฿ ?(${NUMBER})`, 'uy'), say: ([, amount = '']) => `${sayAmount(amount)}บาท`, joins: true },
  { at: new RegExp(`(${NUMBER}) ?%(?: ?(?=${GOES_ON}))?`, 'uy'), say: ([, amount = '']) => `${sayAmount(amount)}เปอร์เซ็นต์`, joins: true },
  { at: new RegExp(`(${NUMBER}) ?(?=${UNIT}|${GOES_ON})`, 'uy'), say: ([, amount = '']) => sayAmount(amount), joins: true },
  { at: new RegExp(`(${NUMBER})`, 'uy'), say: ([, amount = '']) => sayAmount(amount), joins: true },
  { at: / ?[-–—−] ?(?=\d)(?<=[\d%] ?[-–—−] ?)/uy, say: () => 'ถึง' },
  { at: / ?[-–—] ?(?=\d)(?<=(?:คม|ยน|พันธ์|ค\.|ย\.) ?[-–—] ?)/uy, say: () => ' ถึง' },
  { at: /(?<![\dA-Za-z])[-−](?=\d)/uy, say: () => 'ลบ' },
  { at: / ?\/ ?(?=\d)(?<=\d ?\/ ?)/uy, say: () => 'ทับ' },
]);
