import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkWebhook, checkWebhookEvent } from './check-webhook.ts';

const example = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'test', 'data', 'line', 'webhook', 'python-sdk-webhook.json'), 'utf8'));
const events = example.events as { type: string }[];

test('all but two of the 28 events that LINE wrote for its Python SDK fit: one is newer than the specification, one invented', () => {
  const wrong = events.filter((event) => checkWebhookEvent(event).length > 0).map(({ type }) => type);
  expect([events.length, wrong]).toEqual([28, ['messageEdited', 'undefined']]);
});

test('a webhook without events fits, as the Verify button sends it', () => {
  expect(checkWebhook({ destination: `U${'0'.repeat(32)}`, events: [] }, 'closed')).toEqual([]);
});

test('a missing reply token of a follow event, a wrong destination and a message without quote token are told with their place', () => {
  const message = events.find(({ type }) => type === 'message');
  const bare = { type: 'text', id: '1', text: 'x' };
  const common = { mode: 'active', timestamp: 1, webhookEventId: 'x', deliveryContext: { isRedelivery: false } };
  expect(
    checkWebhook({
      destination: 'me',
      events: [
        { ...message, message: bare },
        { ...common, type: 'follow', follow: { isUnblocked: false } },
      ],
    }),
  ).toEqual([
    'destination: Must NOT have fewer than 33 characters',
    expect.stringContaining('destination: Must match pattern'),
    'events[0].message.quoteToken: May not be empty',
    'events[1].replyToken: May not be empty',
  ]);
});

test('a property that the specification does not name is a fault in the closed world only', () => {
  const event = { ...events[0], colour: 'red' };
  expect([checkWebhookEvent(event), checkWebhookEvent(event, 'closed')]).toEqual([[], ['colour: Unknown property']]);
});
