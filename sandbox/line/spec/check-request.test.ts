import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkMessages, checkRequest } from './check-request.ts';

const FLEX = join(import.meta.dirname, '..', '..', '..', 'test', 'data', 'line', 'flex');
const text = { type: 'text', text: 'สวัสดี' };
const reply = (...messages: unknown[]): unknown => ({ replyToken: 'token', messages });
const quick = (label: string, count = 1): unknown => ({
  ...text,
  quickReply: { items: Array(count).fill({ type: 'action', action: { type: 'message', label, text: 'x' } }) },
});
const bubble = (more: object): unknown => ({ type: 'flex', altText: 'x', contents: { type: 'bubble', ...more } });
const button = (action: object): unknown => bubble({ footer: { type: 'box', layout: 'vertical', contents: [{ type: 'button', action }] } });
const body = (...contents: unknown[]): object => ({ body: { type: 'box', layout: 'vertical', contents } });

test.each(readdirSync(FLEX))("LINE's own flex example %s has no fault", (file) => {
  const contents: unknown = JSON.parse(readFileSync(join(FLEX, file), 'utf8'));
  expect(checkMessages([{ type: 'flex', altText: file, contents }])).toEqual([]);
});

test.each<[string, unknown]>([
  ['one text', reply(text)],
  ['five texts', reply(text, text, text, text, text)],
  ['a text of 5,000 units', reply({ ...text, text: 'ก'.repeat(5000) })],
  ['13 quick replies', reply(quick('ตกลง', 13))],
  // 20 graphemes are 60 units: what a person sees is counted
  ['a Thai label of 20 characters', reply(quick('ที่'.repeat(20)))],
  ['a button that calls', reply(button({ type: 'uri', label: 'โทร 1506', uri: 'tel:1506' }))],
])('%s can be sent', (_, sent) => {
  expect(checkRequest('POST', '/v2/bot/message/reply', sent)).toEqual([]);
});

describe('a bad body is caught', () => {
  test.each<[string, unknown, string]>([
    ['six messages', reply(text, text, text, text, text, text), 'messages: Must NOT have more than 5 items'],
    ['no message', reply(), 'messages: Must NOT have fewer than 1 items'],
    ['no reply token', { messages: [text] }, 'replyToken: May not be empty'],
    ['14 quick replies', reply(quick('x', 14)), 'messages[0].quickReply.items: Must NOT have more than 13 items'],
    ['a type that is none', reply({ type: 'txet', text: 'x' }), 'messages[0].type: Must be one of the following values'],
    ['no text', reply({ type: 'text' }), 'messages[0].text: May not be empty'],
    ['a number as text', reply({ type: 'text', text: 4 }), 'messages[0].text: Must be string'],
    ['flex without altText', reply({ type: 'flex', contents: { type: 'bubble' } }), 'messages[0].altText: May not be empty'],
    ['a layout that is none', reply(bubble({ body: { type: 'box', layout: 'diagonal', contents: [] } })), 'contents.body.layout: Must be one of'],
    ['a property that is none', reply({ ...text, colour: 'red' }), 'messages[0].colour: Unknown property'],
    ['a text of 5,001 units', reply({ ...text, text: 'ก'.repeat(5001) }), 'messages[0].text: Length must be between 0 and 5000'],
    ['a label of 21', reply(quick('ที่'.repeat(21))), 'messages[0].quickReply.items[0].action.label: Length must be at most 20'],
    ['no label', reply(quick('')), 'action.label: May not be empty'],
    ['no quick reply', reply(quick('x', 0)), 'messages[0].quickReply.items: May not be empty'],
    ['an empty text', reply({ ...text, text: ' ' }), 'messages[0].text: May not be empty'],
    ['an empty flex text', reply(bubble(body({ type: 'text', text: '' }))), 'messages[0].contents.body.contents[0].text: Must be non-empty'],
    ['an altText of 1,501', reply({ type: 'flex', altText: 'x'.repeat(1501), contents: { type: 'bubble' } }), 'altText: Length must be between 0 and 1500'],
    ['postback data of 301', reply(button({ type: 'postback', label: 'x', data: 'x'.repeat(301) })), 'action.data: Must NOT have more than 300'],
    ['a display text of 301', reply(button({ type: 'postback', label: 'x', data: 'x', displayText: 'x'.repeat(301) })), 'displayText: Length'],
    ['an address of 1,001', reply(button({ type: 'uri', label: 'x', uri: `https://example.com/${'x'.repeat(981)}` })), 'uri: Length must be at most 1000'],
    ['an address with a scheme that LINE does not open', reply(button({ type: 'uri', label: 'x', uri: 'mailto:a@example.com' })), 'uri: Must be an address of'],
    ['a button label of 41', reply(button({ type: 'message', label: 'x'.repeat(41), text: 'x' })), 'action.label: Length must be at most 40'],
    ['a camera on a button', reply(button({ type: 'camera', label: 'x' })), 'action.type: Not allowed here'],
    ['a postback without data', reply(button({ type: 'postback', label: 'x' })), 'action.data: May not be empty'],
    ['a bubble over 30 KB', reply(bubble(body(...Array(12).fill({ type: 'text', text: 'ก'.repeat(1000) })))), 'messages[0].contents: Size is'],
    [
      '13 bubbles',
      reply({ type: 'flex', altText: 'x', contents: { type: 'carousel', contents: Array(13).fill({ type: 'bubble' }) } }),
      'Size must be between 1 and 12',
    ],
    [
      'a carousel over 50 KB of bubbles that fit',
      reply({
        type: 'flex',
        altText: 'x',
        contents: { type: 'carousel', contents: Array(3).fill({ type: 'bubble', ...body(...Array(6).fill({ type: 'text', text: 'ก'.repeat(1000) })) }) },
      }),
      'messages[0].contents: Size is',
    ],
    ['a body over 2 MB', { ...(reply(text) as object), replyToken: 'x'.repeat(2_200_000) }, 'The request body is'],
  ])('%s', (_, bad, fault) => {
    expect(checkRequest('POST', '/v2/bot/message/reply', bad)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([4, 7, 65])('a loading animation of %i seconds', (loadingSeconds) => {
    expect(checkRequest('POST', '/v2/bot/chat/loading/start', { chatId: 'U1', loadingSeconds })).toHaveLength(1);
  });

  test('no body', () => {
    expect(checkRequest('POST', '/v2/bot/message/push')).toEqual(['The request body may not be empty']);
  });

  test('an address that LINE does not have', () => {
    expect(checkRequest('POST', '/v2/bot/message/shout', {})).toEqual(['POST /v2/bot/message/shout is no request of the Messaging API']);
  });
});

describe('a rich menu', () => {
  const area = { bounds: { x: 0, y: 0, width: 2500, height: 843 }, action: { type: 'postback', data: 'x' } };
  const menu = { size: { width: 2500, height: 843 }, selected: true, name: 'main', chatBarText: 'เมนูประกันสังคม', areas: [area] };
  const check = (change: object): string[] => checkRequest('POST', '/v2/bot/richmenu', { ...menu, ...change });

  test('is fine with a chat bar text of 14 characters, though it has more code points', () => {
    expect([...menu.chatBarText]).toHaveLength(15);
    expect(check({})).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a longer chat bar text', { chatBarText: 'x'.repeat(15) }, 'chatBarText: Must NOT have more than 14 characters'],
    ['no areas', { areas: undefined }, 'areas: May not be empty'],
    ['too narrow a size', { size: { width: 2500, height: 2000 } }, 'size: Must be 800 to 2500 wide'],
    ['an area outside', { areas: [{ ...area, bounds: { ...area.bounds, x: 1 } }] }, 'areas[0].bounds: Must lie inside the menu'],
    ['21 areas', { areas: Array(21).fill(area) }, 'areas: Size must be between 0 and 20'],
  ])('is refused with %s', (_, change, fault) => {
    expect(check(change)).toEqual([expect.stringContaining(fault)]);
  });
});
