/** How a figure of each unit is named in an answer. `kind` says whether the value is a number or a fixed text. */
export const UNITS = {
  baht: { kind: 'number', th: 'บาท', en: 'baht' },
  'baht/month': { kind: 'number', th: 'บาทต่อเดือน', en: 'baht a month' },
  'baht/year': { kind: 'number', th: 'บาทต่อปี', en: 'baht a year' },
  'baht/day': { kind: 'number', th: 'บาทต่อวัน', en: 'baht a day' },
  'baht/visit': { kind: 'number', th: 'บาทต่อครั้ง', en: 'baht a visit' },
  'baht/tooth': { kind: 'number', th: 'บาทต่อซี่', en: 'baht a tooth' },
  'baht/birth': { kind: 'number', th: 'บาทต่อการคลอดหนึ่งครั้ง', en: 'baht a birth' },
  'baht/pregnancy': { kind: 'number', th: 'บาทต่อการตั้งครรภ์', en: 'baht a pregnancy' },
  'baht/child-month': { kind: 'number', th: 'บาทต่อลูกหนึ่งคนต่อเดือน', en: 'baht a child a month' },
  'baht/km': { kind: 'number', th: 'บาทต่อกิโลเมตร', en: 'baht a kilometre' },
  percent: { kind: 'number', th: 'เปอร์เซ็นต์', en: 'percent' },
  'percent/month': { kind: 'number', th: 'เปอร์เซ็นต์ต่อเดือน', en: 'percent a month' },
  days: { kind: 'number', th: 'วัน', en: 'days' },
  'days/year': { kind: 'number', th: 'วันต่อปี', en: 'days a year' },
  'working-days': { kind: 'number', th: 'วันทำการ', en: 'working days' },
  weeks: { kind: 'number', th: 'สัปดาห์', en: 'weeks' },
  months: { kind: 'number', th: 'เดือน', en: 'months' },
  years: { kind: 'number', th: 'ปี', en: 'years' },
  hours: { kind: 'number', th: 'ชั่วโมง', en: 'hours' },
  count: { kind: 'number', th: '', en: '' },
  'million-people': { kind: 'number', th: 'ล้านคน', en: 'million people' },
  'trillion-baht': { kind: 'number', th: 'ล้านล้านบาท', en: 'trillion baht' },
  'day-of-month': { kind: 'number', th: 'ของเดือน', en: 'of the month' },
  key: { kind: 'number', th: 'ปุ่ม', en: 'key' },
  date: { kind: 'text', th: '', en: '' },
  'month-day': { kind: 'text', th: '', en: '' },
  clock: { kind: 'text', th: 'น.', en: '' },
  hotline: { kind: 'text', th: '', en: '' },
  form: { kind: 'text', th: '', en: '' },
  website: { kind: 'text', th: '', en: '' },
  app: { kind: 'text', th: '', en: '' },
  'line-id': { kind: 'text', th: '', en: '' },
  email: { kind: 'text', th: '', en: '' },
} as const satisfies Record<string, { kind: 'number' | 'text'; th: string; en: string }>;

export type Unit = keyof typeof UNITS;

export function isUnit(word: string): word is Unit {
  return Object.hasOwn(UNITS, word);
}
