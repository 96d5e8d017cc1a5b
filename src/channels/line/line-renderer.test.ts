import { beforeAll, expect, test } from '@jest/globals';
import { buttonsOf } from '../../../test/helpers/stage-with-line.ts';
import { loadContent } from '../../content/load-content.ts';
import { loadPhrases } from '../../content/read-locales.ts';
import type { Reply } from '../reply.ts';
import { stepOf } from '../step-of.ts';
import type { TurnAnswer } from '../turn-service.ts';
import { lineRenderer } from './line-renderer.ts';
import { readPostback } from './render/postback.ts';

let render: ReturnType<typeof lineRenderer>;
beforeAll(async () => {
  const [content, phrases] = [await loadContent(), await loadPhrases()];
  render = lineRenderer({ phrases, publicUrl: 'https://1506.example', office: content.office, clock: () => new Date('2026-11-24T10:00:00+07:00') });
});

const replies: Reply[] = [{ text: 'เลือกเรื่อง', choices: ['child.allowance', 'death.funeral'].map((topic) => ({ id: `topic:${topic}`, label: topic })) }];
const answer = (eventId: string): TurnAnswer => ({
  replies,
  topic: 'none',
  outcome: 'clarify',
  disposition: 'asked_back',
  lang: 'th',
  largeText: false,
  signedIn: false,
  step: stepOf(eventId),
});

test('the same answer to two events has the buttons of each event', () => {
  for (const eventId of ['one', 'two', 'one']) {
    const buttons = buttonsOf(render(answer(eventId)));
    expect(buttons.length).toBeGreaterThanOrEqual(4);
    for (const { data } of buttons) expect(readPostback(data)?.stepId).toBe(stepOf(eventId));
  }
});

test('a different answer is another one, and what was given out may be changed without harm', () => {
  const [first] = render(answer('one'));
  if (first) Object.assign(first, { type: 'changed' });
  expect(render(answer('one'))[0]?.type).not.toBe('changed');
  expect(JSON.stringify(render({ ...answer('one'), replies: [{ text: 'อื่น' }] }))).toContain('อื่น');
  expect(JSON.stringify(render({ ...answer('one'), largeText: true }))).not.toBe(JSON.stringify(render(answer('one'))));
});
