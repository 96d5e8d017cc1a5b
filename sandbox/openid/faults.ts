/** What the provider can be told to do wrong, with what it means for the service. */
export const FAULTS = {
  none: 'ทำงานปกติ',
  deny: 'ผู้ใช้ปฏิเสธ (access_denied)',
  'expired-code': 'รหัสหมดอายุ (invalid_grant)',
  'wrong-audience': 'id_token ของระบบอื่น (aud ผิด)',
  'wrong-key': 'id_token ลงลายมือชื่อด้วยกุญแจปลอม',
  'missing-pid': 'id_token ไม่มีเลขประจำตัวประชาชน',
  'low-ial': 'ระดับการยืนยันตัวตนต่ำ (ial 1.1)',
  'no-id-token': 'คำตอบไม่มี id_token',
  'wrong-nonce': 'id_token มี nonce ของคนอื่น',
  'missing-nonce': 'id_token ไม่มี nonce',
  slow: 'ตอบช้า 5 วินาที',
  error: 'ตอบ 500',
} as const;

export type Fault = keyof typeof FAULTS;

export function isFault(value: unknown): value is Fault {
  return typeof value === 'string' && Object.hasOwn(FAULTS, value);
}

/** The fault that is switched on; one for the whole process. */
export interface FaultSwitch {
  mode: Fault;
}
