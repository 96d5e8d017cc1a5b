import type { CallbackItem, Cluster, ComplaintDetail, DayReport, Draft, DraftRequest, KnowledgeTicket, Me, Queue, Report } from '../../../src/desk/api.ts';
import { addDays } from '../../../src/knowledge/calendar.ts';

/** Wednesday, 25 November 2026, 10:20 in Thailand: the time of these answers. */
export const NOW = new Date('2026-11-25T03:20:00Z');
const TODAY = '2026-11-25';

/** @param hours after NOW. */
const at = (hours: number): string => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

export const ME: Me = { id: 'agent-1', name: 'สมหญิง ใจดี', roles: ['agent', 'supervisor', 'editor'], csrf: 'token-of-the-test', available: true, until: at(9) };
const COLLEAGUE = { id: 'agent-2', name: 'วรรณา รักงาน' };

export const QUEUE: Queue = {
  items: [],
  agents: [
    { id: ME.id, name: ME.name, available: true, open: 0 },
    { ...COLLEAGUE, available: true, open: 2 },
  ],
  open: true,
};

export function callbacks(): CallbackItem[] {
  const item = (reference: string, about: string, from: number, until: number, more: Partial<CallbackItem> = {}): CallbackItem => ({
    reference,
    channel: 'line',
    about,
    phoneMasked: `08x-xxx-${reference.slice(-4)}`,
    window: { from: at(from), until: at(until) },
    state: 'open',
    attempts: [],
    attemptsLeft: 3,
    ...more,
  });
  return [
    item('CB-7K4M-0011', 'เงินว่างงานยังไม่เข้า', -3, -1, {
      attempts: [{ at: at(-2), agent: COLLEAGUE.name, result: 'no-answer', note: 'ฝากข้อความไว้' }],
      attemptsLeft: 2,
    }),
    item('CB-2HXW-0012', 'เปลี่ยนโรงพยาบาลแล้วยังใช้ที่เดิมอยู่', -1.5, -0.25, { channel: 'voice' }),
    item('CB-9QRT-0013', 'คลอดบุตร ต้องใช้เอกสารอะไร', -0.5, 1.2, { channel: 'web' }),
    item('CB-3BNP-0014', 'ถามเรื่องบำนาญชราภาพของพ่อ', -0.2, 1.7, { takenBy: COLLEAGUE }),
    item('CB-8VCD-0015', 'นายจ้างหักเงินแล้วไม่ส่ง', -0.3, 2.7, {
      attempts: [{ at: at(-0.2), agent: ME.name, result: 'busy' }],
      attemptsLeft: 2,
      nextFrom: at(0.3),
    }),
    item('CB-5FGH-0016', 'สมัครมาตรา 39', 3, 5),
    item('CB-6JKL-0017', 'ทำฟันที่คลินิกแล้วเบิกไม่ได้', 25, 27),
    item('CB-4MNB-0018', 'เงินสงเคราะห์บุตรขาดไปหนึ่งเดือน', 49, 51),
    item('CB-1ZXC-0019', 'เจ็บป่วยจากการทำงาน', -20, -18, { state: 'done', outcome: 'answered', attempts: [{ at: at(-19), agent: ME.name, result: 'reached' }] }),
  ];
}

export function complaints(): ComplaintDetail[] {
  const item = (reference: string, about: string, filed: number, due: number, more: Partial<ComplaintDetail> = {}): ComplaintDetail => ({
    reference,
    state: 'received',
    filedAt: at(24 * filed),
    dueAt: at(24 * due),
    about,
    overdue: due < 0,
    values: { about, who: 'บริษัท ตัวอย่าง จำกัด', what: 'ถูกหักเงินทุกเดือน แต่เช็กแล้วไม่มียอดเข้าตั้งแต่สิงหาคม', where: 'ชลบุรี' },
    notes: [],
    ...more,
  });
  return [
    item('RP-4T7K2M', 'employer', -9, -2, {
      assignee: ME,
      state: 'working',
      values: {
        about: 'employer',
        who: 'บริษัท ตัวอย่าง จำกัด',
        problem: 'not-remitted',
        what: 'ถูกหักเงินทุกเดือน แต่เช็กแล้วไม่มียอดเข้าตั้งแต่สิงหาคม',
        when: 'ตั้งแต่สิงหาคม',
        where: 'ชลบุรี',
      },
      notes: [{ at: at(-30), agent: COLLEAGUE.name, text: 'ส่งเรื่องให้สาขาชลบุรีตรวจแล้ว รอผล' }],
    }),
    item('RP-8XW3QA', 'hospital', -7, -0.4),
    item('RP-2MZ9HC', 'office', -5, 2, { assignee: COLLEAGUE, state: 'working' }),
    item('RP-6PQ1RD', 'employer', -3, 4),
    item('RP-9LK5VE', 'other', -1, 6, { assignee: ME }),
    item('RP-3DS8NF', 'hospital', -12, -5, { overdue: false, state: 'answered', assignee: COLLEAGUE, answer: 'โรงพยาบาลแก้ไขแล้ว ใช้สิทธิได้ตามปกติ' }),
  ];
}

export function clusters(): Cluster[] {
  const said = (texts: string[], why: Cluster['utterances'][number]['why'][], channel: Cluster['utterances'][number]['channel'] = 'line') =>
    texts.map((text, index) => ({ text, at: at(-6 * (index + 1)), channel, why: why[index % why.length] as 'wrong' }));
  return [
    {
      id: 'c1',
      example: 'ป่วยตอนไปเที่ยวต่างประเทศเบิกได้ไหม',
      utterances: said(
        [
          'ป่วยตอนไปเที่ยวต่างประเทศเบิกได้ไหม',
          'เข้าโรงบาลที่ญี่ปุ่นเบิกประกันสังคมได้มั้ย',
          'รักษาเมืองนอกเบิกยังไง',
          'ไปเรียนต่อต่างประเทศแล้วป่วยใช้สิทธิได้ไหม',
          'ป่วยตอนไปเที่ยวต่างประเทศเบิกได้ไหม',
        ],
        ['unanswered', 'clarified', 'unanswered', 'rejected'],
      ),
      nearest: [
        { topic: 'sickness.emergency', title: 'เจ็บป่วยฉุกเฉิน', confidence: 0.34 },
        { topic: 'sickness.general', title: 'ไปหาหมอ', confidence: 0.22 },
        { topic: 'sickness.claim', title: 'เบิกค่ารักษา', confidence: 0.17 },
      ],
      waiting: 3,
    },
    {
      id: 'c2',
      example: 'ฟรีแลนซ์ส่งประกันสังคมได้ป่ะ',
      utterances: said(['ฟรีแลนซ์ส่งประกันสังคมได้ป่ะ', 'ขายของออนไลน์สมัครได้ไหม', 'เป็นไรเดอร์สมัครมาตราไหน'], ['clarified', 'wrong'], 'web'),
      nearest: [
        { topic: 'section40.apply', title: 'สมัครมาตรา 40', confidence: 0.58 },
        { topic: 'section39.apply', title: 'สมัครมาตรา 39', confidence: 0.21 },
      ],
      waiting: 1,
    },
    {
      id: 'c3',
      example: 'บัตรทองกับประกันสังคมใช้คู่กันได้ไหม',
      utterances: said(['บัตรทองกับประกันสังคมใช้คู่กันได้ไหม', 'มีบัตรทองอยู่แล้วต้องยกเลิกไหม'], ['rejected']),
      nearest: [],
      waiting: 0,
    },
  ];
}

export const TOPICS = [
  { topic: 'sickness.emergency', title: 'เจ็บป่วยฉุกเฉิน' },
  { topic: 'child.allowance', title: 'เงินสงเคราะห์บุตร' },
  { topic: 'dental.limit', title: 'ทำฟัน' },
  { topic: 'section40.apply', title: 'สมัครมาตรา 40' },
];

export function tickets(): KnowledgeTicket[] {
  return [
    {
      id: 't1',
      kind: 'wrong-answer',
      state: 'open',
      utterance: 'ผ่าฟันคุดเบิกได้เท่าไหร่',
      topic: 'dental.limit',
      note: 'ควรบอกว่าผ่าฟันคุดรวมอยู่ในวงเงิน',
      at: at(-3),
      by: COLLEAGUE.name,
    },
    { id: 't2', kind: 'gap', state: 'drafted', utterance: 'ลูกบุญธรรมเบิกได้ไหม', topic: 'child.allowance', at: at(-28), by: ME.name },
  ];
}

export function draftOf(request: DraftRequest): Draft {
  const topic = request.kind === 'topic' ? request.id : request.topic;
  const file = `knowledge/questions/${topic}.txt`;
  const added = request.questions.map((question) => `+${question}`);
  return {
    id: 'd1',
    patch: [
      `diff --git a/${file} b/${file}`,
      `--- a/${file}`,
      `+++ b/${file}`,
      `@@ -12,1 +12,${added.length + 1} @@`,
      ' ฉุกเฉินเข้าโรงพยาบาลไหนก็ได้ไหม',
      ...added,
      '',
    ].join('\n'),
    check: { ok: true, messages: [] },
    state: 'measuring',
  };
}

export const EVALUATION: NonNullable<Draft['evaluation']> = {
  before: { right: 0.912, offered: 0.968, wrong: 0.021, cluster: 0.2 },
  after: { right: 0.913, offered: 0.968, wrong: 0.023, cluster: 0.8 },
};

/** Without days: nothing was measured. */
export function report(from: string, until: string, empty: boolean): Report {
  if (empty) return { from, until, days: [], byTopic: [], handoffReasons: [], stale: [] };
  const days: DayReport[] = [];
  let place = 0;
  for (let day = from; day <= until && day <= TODAY; day = addDays(day, 1), place++) {
    // Sundays have no row of the telephone, and nobody judged an answer on one day
    const turns = 180 + ((place * 37) % 90);
    const row = (channel: DayReport['channel'], part: number): DayReport => {
      const own = Math.round(turns * part);
      return {
        day,
        channel,
        p95Ms: [50, 100, 100, 200][place % 4] as number,
        turns: own,
        errors: place % 9 === 4 ? 1 : 0,
        answered: Math.round(own * (0.7 + ((place * 13) % 8) / 100)),
        askedBack: Math.round(own * 0.12),
        notUnderstood: Math.round(own * 0.06),
        wrongFlagged: place % 5 === 0 ? 1 : 0,
        conversations: Math.round(own * 0.4),
        contained: Math.round(own * (0.33 + ((place * 7) % 5) / 100)),
        handoffs: Math.round(own * 0.05),
        waitSeconds: 40 + ((place * 17) % 60),
        promisesDue: channel === 'web' ? 0 : 6,
        promisesKept: channel === 'web' ? 0 : 4 + (place % 3),
        helpful: channel === 'voice' ? 0 : 9 + (place % 4),
        notHelpful: channel === 'voice' ? 0 : 2,
      };
    };
    days.push({ ...row('all', 1), availability: place % 11 === 7 ? 0.985 : 1 }, row('line', 0.6), row('web', 0.3));
    if (place % 7 !== 3) days.push(row('voice', 0.1));
  }
  return {
    from,
    until,
    days,
    byTopic: Array.from({ length: 30 }, (_, index) => ({
      topic: `${TOPICS[index % 4]?.topic}${index < 4 ? '' : `-${index}`}`,
      title: `${TOPICS[index % 4]?.title}${index < 4 ? '' : ` ${index}`}`,
      turns: 640 - index * 19,
      answered: 560 - index * 18,
      askedBack: 40 - index,
      notUnderstood: 12 + (index % 5),
      ...(index === 3 ? {} : { wrongFlagged: index % 4 }),
    })),
    handoffReasons: [
      { reason: 'asked', count: 122 },
      { reason: 'not-understood', count: 61 },
      { reason: 'complaint', count: 23 },
      { reason: 'upset', count: 9 },
    ],
    stale: [
      { topic: 'child.allowance', title: 'เงินสงเคราะห์บุตร', uses: 622, ageDays: 118, reviewBy: '2026-10-30', plainness: 84.2 },
      { topic: 'dental.limit', title: 'ทำฟัน', uses: 410, ageDays: 96, reviewBy: '2027-02-19', plainness: 91 },
      { topic: 'section40.apply', title: 'สมัครมาตรา 40', uses: 120, ageDays: 60, reviewBy: '2027-03-27' },
    ],
    suggestions: { shown: 812, used: 301, edited: 96, rejected: 44, wrong: 7, p95Ms: 38 },
  };
}
