import type { Call, Conversation, ConversationLine, HandoffItem, Me, Queue, Suggestion } from '../../../src/desk/api.ts';

export const ME: Me = {
  id: 'somsri',
  name: 'สมศรี ใจเย็น',
  roles: ['agent'],
  csrf: 'token-of-the-test',
  available: true,
  until: '2026-11-24T11:00:00Z',
};

export const COLLEAGUES: Queue['agents'] = [
  { id: 'somsri', name: 'สมศรี ใจเย็น', available: true, open: 2 },
  { id: 'wichai', name: 'วิชัย ตั้งใจ', available: true, open: 3 },
  { id: 'malee', name: 'มาลี แก้วใส', available: false, open: 0 },
];

const ABOUT: [summary: string, reason: string, topic: string][] = [
  ['ถามเรื่องเงินว่างงาน บริษัทเลิกจ้างเมื่อต้นเดือน ยังไม่ได้ขึ้นทะเบียน อยากรู้ว่าจะได้เท่าไหร่และต้องทำอะไรก่อน', 'asked', 'unemployment.benefit'],
  ['ถามสิทธิทำฟัน บอทตอบวงเงินแล้ว แต่คลินิกบอกว่าต้องสำรองจ่าย', 'not-understood', 'dental.benefit'],
  ['ไม่พอใจที่รอเงินสงเคราะห์บุตรนาน ยื่นไปแล้วสองเดือน', 'upset', 'child.allowance'],
  ['อยากเปลี่ยนโรงพยาบาล กรอกถึงข้อที่ให้เลือกโรงพยาบาลแล้วติด', 'form', 'hospital.change'],
  ['ถามว่าออกจากงานแล้วจะส่งต่อมาตรา 39 ได้ถึงเมื่อไร', 'asked', 'section39.join'],
];

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

/** A handoff like those of a busy morning. */
export function handoff(number: number, change: Partial<HandoffItem> = {}): HandoffItem {
  const [summary, reason, topic] = ABOUT[number % ABOUT.length] as (typeof ABOUT)[number];
  return {
    id: `h${number}`,
    conversationId: `c${number}`,
    channel: (['line', 'web', 'line'] as const)[number % 3] as HandoffItem['channel'],
    lang: 'th',
    state: 'waiting',
    reason,
    topic,
    summary,
    queuedAt: minutesAgo(0.4 + number * 0.9),
    unread: 1 + (number % 3),
    ...(number % 4 === 0 ? { person: { initial: 'ส.', level: 2.3 } } : {}),
    ...change,
  };
}

/** What was said before a person came. */
export function linesOf(): ConversationLine[] {
  return [
    { id: 1, at: minutesAgo(1500), who: 'person', text: 'สวัสดีค่ะ', topic: 'smalltalk.greeting' },
    { id: 2, at: minutesAgo(1500), who: 'assistant', text: 'สวัสดี ถามเรื่องประกันสังคมได้เลย' },
    { id: 3, at: minutesAgo(9), who: 'person', text: 'ตกงานค่ะ โดนเลิกจ้างเมื่อวันที่ 2' },
    { id: 4, at: minutesAgo(9), who: 'assistant', text: 'เสียใจด้วย ขึ้นทะเบียนว่างงานภายใน 30 วัน แล้วรายงานตัวเดือนละครั้ง', topic: 'unemployment.register' },
    { id: 5, at: minutesAgo(8), who: 'person', text: 'ขอคุยกับเจ้าหน้าที่ได้ไหมคะ' },
    { id: 6, at: minutesAgo(8), who: 'note', text: 'ส่งให้เจ้าหน้าที่: ขอคุยกับคน' },
    { id: 7, at: minutesAgo(7), who: 'person', text: 'อยากรู้ว่าโดนเลิกจ้างได้เงินเท่าไหร่ ได้กี่เดือนคะ' },
  ];
}

export function conversationOf(item: HandoffItem): Conversation {
  return {
    handoff: item,
    lines: linesOf(),
    about: { topic: 'unemployment.benefit', aspect: 'amount' },
    told: [{ topic: 'unemployment.register', title: 'ขึ้นทะเบียนว่างงาน', at: minutesAgo(9) }],
    ...(item.person ? { person: { level: item.person.level, consented: true } } : {}),
  };
}

const SOURCES = [{ title: 'พ.ร.บ. ประกันสังคม มาตรา 79/1', url: 'https://www.sso.go.th/' }];

/** Three answers; the figures of a made-up law, for it is the page that is tested. @param round makes their ids new. */
export function suggestionsFor(round: number): Suggestion[] {
  return [
    {
      id: `s${round}-1`,
      topic: 'unemployment.laid-off',
      title: 'เงินว่างงาน กรณีถูกเลิกจ้าง',
      confidence: 0.93,
      matched: ['เลิกจ้าง', 'เท่าไหร่', 'กี่เดือน'],
      text: 'ถูกเลิกจ้างได้ 60% ของค่าจ้าง ไม่เกิน 180 วันต่อปี\nคิดจากค่าจ้างไม่เกินเดือนละ 17,500 บาท จึงได้ไม่เกินเดือนละ 10,500 บาท',
      spoken: ['ถ้าถูกเลิกจ้าง ได้หกสิบเปอร์เซ็นต์ของค่าจ้าง', 'ได้ไม่เกินหนึ่งร้อยแปดสิบวันต่อปี', 'เดือนหนึ่งไม่เกินหนึ่งหมื่นห้าร้อยบาท'],
      aspect: 'amount',
      section: '33',
      validity: 'ใช้ตั้งแต่ 1 มกราคม 2569',
      sources: SOURCES,
      needs: 'open',
    },
    {
      id: `s${round}-2`,
      topic: 'unemployment.register',
      title: 'ขึ้นทะเบียนว่างงาน',
      confidence: 0.61,
      matched: ['เลิกจ้าง'],
      text: 'ขึ้นทะเบียนที่เว็บไซต์กรมการจัดหางานภายใน 30 วันนับจากวันที่ออกจากงาน แล้วรายงานตัวเดือนละครั้ง',
      spoken: ['ขึ้นทะเบียนที่เว็บไซต์กรมการจัดหางาน ภายในสามสิบวัน', 'แล้วรายงานตัวเดือนละครั้ง'],
      validity: 'ใช้ตั้งแต่ 1 มกราคม 2568',
      confirm: 'ระเบียบการรายงานตัวกำลังจะเปลี่ยน ถามสำนักงานอีกครั้ง',
      sources: SOURCES,
      toldAt: minutesAgo(9),
    },
    {
      id: `s${round}-3`,
      topic: 'section39.join',
      title: 'ส่งต่อเองหลังออกจากงาน (มาตรา 39)',
      confidence: 0.22,
      matched: ['เดือน'],
      text: 'สมัครภายใน 6 เดือนนับจากวันที่ออกจากงาน ต้องเคยส่งมาแล้วไม่น้อยกว่า 12 เดือน',
      spoken: ['สมัครภายในหกเดือนนับจากวันที่ออกจากงาน'],
      validity: 'ใช้ตั้งแต่ 1 มกราคม 2568',
      sources: SOURCES,
    },
  ];
}

export const CALL: Call = { id: 'call-1', heard: 'คือผมโดนเลิกจ้างมาครับ อยากรู้ว่าได้เงินเท่าไหร่', suggestions: undefined };
