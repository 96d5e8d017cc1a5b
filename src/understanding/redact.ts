import { maskPersonal, type PersonalKind } from './mask-personal.ts';

export type RedactedKind = PersonalKind | 'name';

const MASK_NAME = '[ชื่อ]';
/** Titles that a name follows. Longer ones first; "นาย" is not the start of นายจ้าง, nor "นาง" of นางพยาบาล. */
const NAMED = new RegExp(
  [
    '(นางสาว|น\\.?ส\\.?(?=\\s?[ก-ฮเ-ไ])|เด็กหญิง|เด็กชาย|ด\\.ญ\\.|ด\\.ช\\.|นาย(?!จ้าง|ทะเบียน|หน้า|แพทย์|อำเภอ|ก(?!รัณ))|นาง(?!พยาบาล|เอก|แบบ|ฟ้า|งาม)|คุณ(?=\\s?[ก-ฮเ-ไ][ก-๙]+\\s+[ก-ฮเ-ไ]))',
    '\\s?([ก-ฮเ-ไ][ก-๙]{1,24})(\\s+(?!ครับ|ค่ะ|คะ|ถาม|ได้|เป็น|ทำ|ไม่|มา|ที่|จะ|อยาก|ขอ|โทร|เบอร์|เลข|อายุ|ส่ง|ถูก|โดน|ลา|ออก|และ|กับ)[ก-ฮเ-ไ][ก-๙]{1,30})?',
    '|(ชื่อ|ผมชื่อ|หนูชื่อ|ดิฉันชื่อ)(?!อะไร|โรง|บริษัท|ร้าน|นายจ้าง|ผู้|จริง|เดิม|ใหม่|ไม่|ที่|ใน|เรา|เล่น|เดียว|พ่อ|แม่|ลูก|สกุล)\\s?([ก-ฮเ-ไ][ก-๙]{1,24})(\\s+(?!ครับ|ค่ะ|คะ|ถาม|ได้|เป็น|ทำ|ไม่|มา|ที่|จะ|อยาก|ขอ|โทร|เบอร์|เลข|อายุ|ส่ง|ถูก|โดน|ลา|ออก|และ|กับ)[ก-ฮเ-ไ][ก-๙]{1,30})?',
    '|\\b(Mr|Mrs|Ms|Miss)\\.?\\s+([A-Z][a-z]+)(\\s+[A-Z][a-z]+)?',
  ].join(''),
  'g',
);

/**
 * What may be stored or logged of a text: numbers that identify, e-mail addresses, and names behind a title are masked.
 * @param kept kinds that stay, such as the name of an employer complained about.
 */
export function redact(text: string, kept: RedactedKind[] = []): string {
  const { masked } = maskPersonal(text, kept as PersonalKind[]);
  if (kept.includes('name')) return masked;
  return masked.replace(NAMED, (...match) => `${match[1] ?? match[4] ?? match[7] ?? ''}${MASK_NAME}`);
}
