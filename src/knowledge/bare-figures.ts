/** Names that contain a figure which is not a value: they may stand in a sentence as they are. */
const NAMES = [
  /มาตรา\s?(33|39|40)((\s|,|\/|\s?และ\s?|\s?หรือ\s?|\s?กับ\s?)*(33|39|40))*/g,
  /ม\.\s?(33|39|40)/g,
  /[Ss]ections?\s(33|39|40)((,|\s|\/|and|or)*(33|39|40))*/g,
  /7-Eleven/g,
  /1506/g,
  /ทางเลือกที่\s?[123]((\s|และ|หรือ|กับ|,)*(ที่\s)?[123])*/g,
  /[Oo]ptions?\s[123]((\s|,|and|or|to)*[123])*/g,
  /e-\w+/g,
  /COVID-19/g,
];

const THAI_NUMBER = '(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)';
const SPELLED = new RegExp(`${THAI_NUMBER}+\\s?(?:บาท|เดือน|วัน|ปี|เปอร์เซ็นต์|สัปดาห์|ชั่วโมง)`, 'g');
const SPELLED_EN = /\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty)\s(baht|months?|days?|years?|percent|weeks?|hours?)\b/gi;

/** Figures in a template that do not come from a fact: digits, Thai digits, and spelled numbers with a unit. */
export function bareFigures(template: string): string[] {
  let text = template.replace(/\{[^}]*\}(\s(ล้าน)+)?/g, '');
  for (const name of NAMES) text = text.replace(name, '');
  return [...text.matchAll(/[0-9๐-๙][0-9๐-๙,.]*/g), ...text.matchAll(SPELLED), ...text.matchAll(SPELLED_EN)].map((m) => m[0]);
}
