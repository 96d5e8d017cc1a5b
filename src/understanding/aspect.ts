/** The part of an answer that an utterance asks for. `how` is answered by a topic's steps. */
export type AspectName = 'amount' | 'conditions' | 'documents' | 'where' | 'how' | 'deadline';

/** Tried in this order; the first that matches wins. Patterns work on normalised, respelled text. */
const PATTERNS: [AspectName, RegExp][] = [
  ['documents', /เอกสาร|หลักฐาน|แบบฟอร์ม|ใช้แบบ|แบบไหน|ใช้อะไรบ้าง|ต้องใช้อะไร|ใช้ใบ|เตรียมอะไร|เอาอะไรไป|พกอะไร|ใบอะไร|สำเนาอะไร|document|papers|which form|what form/],
  [
    'deadline',
    /ภายในกี่|ภายในวัน|หมดเขต|กำหนดส่ง|กำหนดยื่น|ทันไหม|ยังทัน|เลยกำหนด|วันสุดท้าย|กี่วัน(นับ|หลัง)|ย้อนหลังได้กี่|ย้อนหลังได้ไหม|ยื่นช้า|ยื่นภายใน|ภายในเมื่อไหร่|ก่อนวันไหน|วันไหน|deadline|how long do i have|by when|too late|in time|can i still/,
  ],
  ['where', /ที่ไหน|สาขาไหน|ไปไหน|สำนักงานไหน|เขตไหน|ช่องทางไหน|\bwhere\b/],
  ['amount', /เท่าไหร่|กี่บาท|กี่เปอร์เซ็นต์|กี่ %|กี่%|ได้กี่|กี่เดือนของ|ได้เงินเท่า|จ่ายเท่า|วงเงิน|how much|amount|percent/],
  ['conditions', /เงื่อนไข|คุณสมบัติ|ต้องส่งกี่|ส่งกี่เดือน|ต้องส่งครบ|ส่งครบกี่|มีสิทธิไหม|มีสิทธิ์ไหม|ใครมีสิทธิ|ใครบ้าง|ใครได้|ได้ทุกคน|ต้องอายุ|condition|eligible|qualify|who can/],
  ['how', /อย่างไร|วิธี|ขั้นตอน|ทำไง|ต้องทำอะไร|เริ่มจาก|ทำอะไรก่อน|how (to|do|can)|steps/],
];

export function findAspect(text: string): AspectName | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
