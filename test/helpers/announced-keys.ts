const THAI: Record<string, string> = {
  ศูนย์: '0',
  หนึ่ง: '1',
  สอง: '2',
  สาม: '3',
  สี่เหลี่ยม: '#',
  สี่: '4',
  ห้า: '5',
  หก: '6',
  เจ็ด: '7',
  แปด: '8',
  เก้า: '9',
  ดอกจัน: '*',
};
const ENGLISH: Record<string, string> = { star: '*', hash: '#', pound: '#' };

/** The keys that a prompt tells a caller to press: "กดหนึ่ง", "กด 1", "กดสี่เหลี่ยม", "press 1", "press star". */
export function announcedKeys(text: string): string[] {
  const thai = [...text.matchAll(new RegExp(`กด(?:ปุ่ม)? ?([0-9*#]|${Object.keys(THAI).join('|')})(?![ก-๙]*(?:สิบ|ร้อย|พัน))`, 'g'))];
  const english = [...text.matchAll(/\bpress (?:key )?([0-9*#]|star|hash|pound)(?!\d)/gi)];
  const keys = [...thai, ...english].map(([, named = '']) => THAI[named] ?? ENGLISH[named.toLowerCase()] ?? named);
  return [...new Set(keys)];
}
