import { expect, test } from '@jest/globals';
import type { DialogContent } from '../../dialog/dialog.ts';
import type { KnowledgeTicket, UnansweredLine } from '../../storage/records/desk-records.ts';
import { gather } from './gather.ts';

const SINCE = '2026-11-01T00:00:00.000Z';
const UNTIL = '2026-11-25T00:00:00.000Z';
let count = 0;
const at = (): string => new Date(Date.parse('2026-11-20T00:00:00Z') + count++ * 1000).toISOString();
const line = (text: string, topic: string, disposition: string, conversationId = 'web-1'): UnansweredLine => {
  const eventId = `e-${count}`;
  return { conversationId, eventId, at: at(), text, topic, disposition };
};
const ticket = (id: string, state: KnowledgeTicket['state'], kind: KnowledgeTicket['kind'], utterance: string): KnowledgeTicket => ({
  id,
  state,
  kind,
  conversationId: 'voice-9',
  utterance,
  topic: 'a.topic',
  note: undefined,
  reportedBy: '7',
  at: at(),
});

/** Content that is sure of what names a topic. */
const content = {
  topics: new Map([
    ['a.topic', { kind: 'answer' }],
    ['action.callback', { kind: 'action' }],
  ]),
  understand: (text: string) => ({ outcome: /topic$/.test(text) ? 'answer' : 'clarify', topic: text.split(' ').at(-1) }),
} as unknown as DialogContent;

test('what had no good answer comes together, and what is mended by now does not', async () => {
  const said = await gather(
    {
      content,
      records: {
        knowledge: {
          unanswered: async () => [
            line('กู้บ้าน', 'none', 'declined_off_topic', 'line-1'),
            line('แฝดสอง', 'a.topic', 'asked_back'),
            line('แฝดสอง', 'a.topic', 'asked_back'),
            line('พรุ่งนี้เช้า', 'action.callback', 'offered_person'),
            line('learned a.topic', 'none', 'asked_back'),
            line('???', 'none', 'asked_back'),
          ],
          notHelped: async () => [line('still a.topic', 'a.topic', 'answered', 'web-2'), line('now b.topic', 'a.topic', 'answered', 'web-3')],
          tickets: async () => [
            ticket('t-1', 'open', 'wrong-answer', 'ผิดนะ'),
            ticket('t-2', 'drafted', 'gap', 'ไม่มีคำตอบ'),
            ticket('t-3', 'dismissed', 'gap', 'ช่างมัน'),
          ],
        } as never,
        suggestions: {
          between: async () => [
            { id: 's-1', conversationId: 'voice-1', utterance: 'ไม่ใช่เรื่องนี้', topic: 'a.topic', state: 'rejected', at: at() },
            { id: 's-2', conversationId: 'voice-1', utterance: 'เรื่องนี้แหละ', topic: 'a.topic', state: 'used', at: at() },
          ],
        } as never,
      },
    },
    SINCE,
    UNTIL,
    '2026-11-25',
  );
  expect(said.map(({ text, why, channel }) => `${text} ${why} ${channel}`)).toEqual([
    'กู้บ้าน unanswered line',
    'แฝดสอง clarified web',
    'still a.topic wrong web',
    'ไม่ใช่เรื่องนี้ rejected voice',
    'ผิดนะ wrong voice',
    'ไม่มีคำตอบ unanswered voice',
  ]);
});
