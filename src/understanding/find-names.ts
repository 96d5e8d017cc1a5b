import type { Span } from './find-numbers.ts';

const THAI = 'ก-ฮะ-ฺเ-๎';
const NOT_AFTER_NAI = 'จ้าง|ทะเบียน|หน้า|อำเภอ|ก(?![ก-ฮ]{2}|ิ|ั)|ทหาร|ตำรวจ|ช่าง|ประกัน|ทุน|สถานี|ตรวจ|ใหญ่|เก่า|เรา|ผม|ฝรั่ง|ญี่ปุ่น|จีน|เรือ|ท้าย|แบบ|ทาส|พราน|ดาบ|ด่าน|ท่า|กเทศ';
const NOT_AFTER_NANG = 'พยาบาล|เอก(?![ก-ฮ])|แบบ|ฟ้า|งาม|รอง|เลิ้ง|ร้าย|รำ|นวล(?![ก-ฮ])|ผดุงครรภ์|เงือก|ไม้|สงกรานต์|กำนัล|ใน|สนม';
const NOT_AFTER_KHUN =
  'สมบัติ|ภาพ|ค่า|ธรรม|วุฒิ|ประโยชน์|หมอ|ครู|พ่อ|แม่|ตา|ยาย|ปู่|ย่า|ลุง|ป้า|น้า|อา|พี่|น้อง|หนู|ลูก|เจ้าหน้าที่|พยาบาล|คะ|ค่ะ|ครับ|ช่วย|จะ|มี|ได้|เป็น|บอก|ไม่|คือ|ตอบ|ต้อง|ถาม|นาย|นาง|ผู้|สามี|ภรรยา|แฟน|โทษ|ลักษณะ|ไสย|ชาย|หญิง|ท่าน|เคย|อยู่|กำลัง|รู้|ว่า|ทำ|พูด|หมายถึง|สามารถ|ยัง|เข้าใจ';
/** A title that a name follows; not the start of another word (นายจ้าง, นางพยาบาล, คุณภาพ), nor its end (เจ้านาย, ขุนนาง, ขอบคุณ). */
const TITLE = new RegExp(
  [
    '(?<full>นางสาว|นส\\.|น\\.\\s?ส\\.|เด็กหญิง|เด็กชาย|ด\\.?\\s?ญ\\.|ด\\.?\\s?ช\\.|นายแพทย์|แพทย์หญิง|นพ\\.|พญ\\.|ดร\\.|ทพ\\.',
    `|(?<!(?<!ข้าพ)เจ้า|ขุน|หัวหน้า|พ่อ|ท่าน)นาย(?!${NOT_AFTER_NAI})|(?<!ขุน|ขะ|แม่)นาง(?!${NOT_AFTER_NANG}))`,
    `|(?<khun>(?<!ขอบ|บุญ|พระ|เจ้า|มี|ให้)คุณ(?!${NOT_AFTER_KHUN}))`,
    '|(?<called>(?<![ก-ฮ]ั่ง|ลง|ราย|เปลี่ยน|แก้|ใส่|มี|ใน|ต่าง|ปลอม|ระบุ|กรอก|เขียน|เลือก)ชื่อ(?!อะไร|โรง|บริษัท|ร้าน|ผู้|จริง|เดิม|ใหม่|ไม่|ที่|ใน|เรา|เล่น|เดียว|พ่อ|แม่|ลูก|สกุล|กลาง|คน|นี้|ว่า))',
  ].join(''),
  'g',
);
const LATIN =
  /\b(?:(?:Mr|Mrs|Ms|Miss|MR|MRS|MS|MISS|Dr|mr|mrs)\.?\s+|(?:[Mm]y name is|[Nn]ame\s?:)\s+)((?!Office|Word|Excel|Teams|Windows|The\b)[A-Z][A-Za-z'-]+(?:\s+[A-Z][A-Za-z'-]+)?)/g;

/** Words with which a sentence goes on, so that no name begins or goes on there. */
const GOES_ON = new Set(
  (
    'ครับ คับ ค่ะ คะ ค๊ะ จ้ะ จ้า จ้ะ นะ น่ะ อ่ะ ละ ล่ะ เลย ด้วย แล้ว อยาก ขอ ถาม สอบถาม เป็น ทำ ทำงาน อายุ เบอร์ โทร โทรศัพท์ เลข เลขที่ บัตร เกิด ส่ง จ่าย ได้ ไม่ ไม่ได้ จะ มา ที่ อยู่ และ กับ หรือ ของ ' +
    'ถูก โดน ลาออก ออก เจ็บ ป่วย คลอด ตาย เสียชีวิต มี ว่า เข้า แจ้ง ให้ สามี ภรรยา ลูก พ่อ แม่ พนักงาน ลูกจ้าง นายจ้าง บริษัท มาตรา ประกัน ประกันสังคม เงิน เงินเดือน เมื่อ ตอน วัน วันที่ เดือน ปี คน ' +
    'บอก ไล่ ไล่ออก หัก ใน จาก ต้อง กำลัง เคย ยัง ก็ นี้ นั้น อะไร ไหน ใคร เท่าไหร่ เท่าไร ไหม มั้ย อย่างไร ยังไง ทำไม เมื่อไหร่ ผม ฉัน ดิฉัน หนู เรา เขา เธอ คุณ ท่าน ชื่อ นามสกุล นาย นาง นางสาว ' +
    'แรก แรกเกิด หนึ่ง สอง สาม สี่ ห้า โรงพยาบาล รพ สำนักงาน ร้าน โรงงาน ผู้ ผู้ประกันตน จริง เดิม ใหม่ เล่น เดียว เดียวกัน สกุล เพิ่ม ลด เปลี่ยน แก้ แก้ไข ผิด ซ้ำ ต่าง แทน เก่า ' +
    'ชาย หญิง ดู เห็น ไป กลับ พูด คุย ตอบ รับ รับสาย ติดต่อ ช่วย เช็ค ตรวจ ตรวจสอบ สมัคร ขึ้นทะเบียน ลงทะเบียน ยื่น เบิก กู้ ผ่าตัด รักษา ฟัน ทันตกรรม แต่งงาน หย่า บวช พิการ ทุพพลภาพ ว่างงาน ' +
    'ไม่ยอม ไม่จ่าย ไม่ส่ง สวัสดี สวัสดิการ ธนาคาร บัญชี พร้อมเพย์ อีเมล เพราะ แต่ ถ้า เพื่อ ตาม ต่อ ถึง โดย เหมือน เกี่ยวกับ จ้าง เลิกจ้าง เลิก สัญชาติ จังหวัด อำเภอ ตำบล บ้าน เลขบัตร ทะเบียน รหัส ระบบ เว็บ แอป ' +
    'ทั้ง ทุก ซึ่ง อัน นั่น นี่ โน่น สิทธิ หมอ แพทย์ พยาบาล ครู ย้าย กรอก คือ ใช้ เอา เอกสาร ใบ เรื่อง เด็ก บุตร ร้องเรียน ฝากครรภ์ ตั้งครรภ์ ท้อง ฯลฯ อื่น บ้าง หน่อย ซะ สิ ซิ'
  ).split(' '),
);

/** Of these, the ones that family names begin and end with (มีสุข, บุญมา). */
const ALSO_IN_NAMES = new Set('มี มา ทำ ได้ อยู่ เกิด ดู ชาย ใหม่ เพิ่ม บ้าน หมอ ครู รักษา สิทธิ เงิน สอง ไป เห็น'.split(' '));

const words = new Intl.Segmenter('th', { granularity: 'word' });
const LEAST_NAME = 2;
const LONGEST_GIVEN = 24;
const LONGEST_FAMILY = 30;

/** Finds names behind a title or behind "ชื่อ": the given name, and the family name where one follows. The title itself is not part of it. */
export function findNames(text: string): Span<'name'>[] {
  const spans: Span<'name'>[] = [];
  for (const match of text.matchAll(TITLE)) {
    const after = match.index + match[0].length;
    if (spans.some(({ end }) => match.index < end)) continue;
    const end = endOfName(text, after, match.groups ?? {});
    if (end === undefined) continue;
    spans.push({ kind: 'name', start: after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0), end });
  }
  for (const { 0: whole, 1: name = '', index } of text.matchAll(LATIN)) {
    const end = index + whole.length;
    spans.push({ kind: 'name', start: end - name.length, end });
  }
  return spans.sort((a, b) => a.start - b.start);
}

function endOfName(text: string, from: number, { khun, called }: Record<string, string | undefined>): number | undefined {
  const given = namePart(text, from, LONGEST_GIVEN);
  if (given === undefined) return undefined;
  const gap = /^[ \u00a0]{1,3}/.exec(text.slice(given))?.[0].length ?? 0;
  const family = gap > 0 ? namePart(text, given + gap, LONGEST_FAMILY) : undefined;
  // behind คุณ, and without a title, one word alone is as often no name
  if (family === undefined && (khun || (called && !wholeRun(text, given)))) return undefined;
  return family ?? given;
}

function wholeRun(text: string, end: number): boolean {
  return !new RegExp(`^[${THAI}]`).test(text.slice(end)) || GOES_ON.has(firstWord(text.slice(end)));
}

/** @returns where a part of a name ends that begins here, after spaces; nothing when none does. */
function namePart(text: string, from: number, longest: number): number | undefined {
  const run = new RegExp(`^[ \\u00a0]{0,2}((?![ะ-ฺ็-๎])[${THAI}]+)`).exec(text.slice(from));
  if (!run?.[1]) return undefined;
  const start = from + run[0].length - run[1].length;
  const segments = [...words.segment(run[1])].map(({ segment }) => segment);
  let length = 0;
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    const inName = ALSO_IN_NAMES.has(segment) && (last ? index > 0 : index === 0 && segments.length === 2 && !GOES_ON.has(segments[1] ?? ''));
    if (GOES_ON.has(segment) && !inName && (length === 0 || length > LEAST_NAME)) break;
    length += segment.length;
  }
  return length >= LEAST_NAME && length <= longest ? start + length : undefined;
}

function firstWord(text: string): string {
  for (const { segment } of words.segment(text)) return segment;
  return '';
}
