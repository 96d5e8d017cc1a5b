const TIME_OR_PLACE =
  /\s*(?:ที่เบอร์|เบอร์|ที่\s*0|โทร|พรุ่งนี้|มะรืน|วันนี้|(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ตอน|ช่วง|หน่อย|ด้วย|ครับ|ค่ะ|0\d|\b(?:at|on|tomorrow|today|please)\b).*$/i;

/** The matter named within a longer utterance: "ช่วยโทรกลับเรื่องเงินคลอด พรุ่งนี้เช้า" is about เงินคลอด. */
export function readAbout(typed: string): string | undefined {
  const named = /เรื่อง(?!อะไร|นี้|นั้น|ไหน)(.+)$|\babout (.+)$/i.exec(typed);
  const about = (named?.[1] ?? named?.[2])?.replace(TIME_OR_PLACE, '').trim();
  return about && about.length > 1 ? about : undefined;
}
