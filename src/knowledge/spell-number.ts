const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];

/** A number as Thais say it: 750 → เจ็ดร้อยห้าสิบ, 21 → ยี่สิบเอ็ด, 2.75 → สองจุดเจ็ดห้า. */
export function spellNumber(value: number): string {
  if (value < 0) return `ลบ${spellNumber(-value)}`;
  const [whole = '0', fraction] = String(value).split('.');
  const words = spellWhole(whole);
  return fraction ? `${words}จุด${[...fraction].map((d) => DIGITS[Number(d)]).join('')}` : words;
}

function spellWhole(digits: string): string {
  if (digits.length > 6) {
    const rest = digits.slice(-6).replace(/^0+/, '');
    return `${spellWhole(digits.slice(0, -6))}ล้าน${rest === '1' ? 'เอ็ด' : rest && spellWhole(rest)}`;
  }
  if (Number(digits) === 0) return DIGITS[0] as string;
  let words = '';
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    const place = digits.length - 1 - i;
    if (digit === 0) continue;
    if (place === 1 && digit === 1) words += 'สิบ';
    else if (place === 1 && digit === 2) words += 'ยี่สิบ';
    else if (place === 0 && digit === 1 && digits.length > 1) words += 'เอ็ด';
    else words += `${DIGITS[digit]}${PLACES[place]}`;
  }
  return words;
}
