import type { Choice } from './session.ts';

const POLITE = '(ครับ|ค่ะ|คับ|คะ|จ้ะ|นะ)*$';
const AGREES = `^(ยินยอม|ยินยอมให้|อนุญาต|ตกลง|ได้|ได้เลย|ใช่|โอเค|ok|okay|yes|i agree|agree)${POLITE}`;
const REFUSES = `^(ไม่|ไม่ยินยอม|ไม่อนุญาต|ไม่ให้|ไม่เอา|ไม่ตกลง|no|i do not agree|i don't agree)${POLITE}`;

/** Words that mean a button whose label the core does not know, as it is a phrase of locales/. Only whole and clear answers count. */
const WORDS: [id: RegExp, words: RegExp][] = [
  [/^consent:lookup$/, new RegExp(AGREES)],
  [/^consent:none$/, new RegExp(REFUSES)],
  [/^privacy:erase-yes$/, new RegExp(`${AGREES}|^(ลบ|ลบเลย|ลบทั้งหมด|erase|erase everything)${POLITE}`)],
  [/^privacy:erase-no$/, new RegExp(`${REFUSES}|^(ไม่ลบ|อย่าลบ|ยกเลิก|keep it|do not erase)${POLITE}`)],
  [/^later:/, /^(แจ้ง|บอก|เตือน).*(กลับมา|ใช้ได้)|^tell me when/],
  [/^handoff:return$/, /^(กลับไป|ขอ|อยาก)?(คุย|ถาม)กับ(บอท|บอต|ผู้ช่วย)|^กลับไป(หา|ที่)?(บอท|บอต|ผู้ช่วย)|^ไม่รอแล้ว|^ไม่ต้องแล้ว|^back to (the )?(bot|assistant)/],
  [/^handoff:callback$/, /^(ให้|ขอให้)?(ช่วย)?โทร(กลับ|หา)|^call me back/],
  [/^callback:keep$/, /^(เก็บ|เอา)นัดเดิม|^keep/],
  [/^callback:cancel:/, /^ยกเลิกนัด(เดิม)?(ครับ|ค่ะ)?$|^cancel the old/],
];

/** The offered choice that an utterance takes in other words than its number or label. @param text lower case or not, as typed. */
export function typedChoice(choices: Choice[], text: string): Choice | undefined {
  const said = text.trim().toLowerCase();
  return choices.find(({ id }) => WORDS.some(([button, words]) => button.test(id) && words.test(said)));
}

const BARE_SECTION = new RegExp(`^(?:มาตรา|ม\\.?|section)?\\s*(33|39|40)\\s*${POLITE}`);

/** Of the readings that were offered, the only one of the section that was named and nothing else: "มาตรา 40" to "which one". */
export function sectionChoice(choices: Choice[], text: string): Choice | undefined {
  const section = BARE_SECTION.exec(text.trim().toLowerCase())?.[1];
  const ofSection = section ? choices.filter(({ id }) => id.startsWith(`topic:section${section}.`)) : [];
  return ofSection.length === 1 ? ofSection[0] : undefined;
}
