import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkMessages } from '../../../../sandbox/line/spec/check-request.ts';
import { loadPhrases } from '../../../content/read-locales.ts';
import type { Card, Reply } from '../../reply.ts';
import { type LineWords, lineWords } from './line-words.ts';
import { plainOf } from './plain-of.ts';
import { readPostback } from './postback.ts';
import { renderForLine } from './render-for-line.ts';

let words: LineWords;
beforeAll(async () => {
  words = lineWords(await loadPhrases(), 'th');
});

const odd = fc.constantFrom(
  '👨‍👩‍👧‍👦',
  'ที่',
  'น้ำ',
  'ก\u0e48\u0e48\u0e48',
  '\u0e49',
  '\n',
  ' ',
  '\u0000',
  '"',
  '\ud800',
  'á\u0301\u0323',
  'ประกันสังคม',
  '1,500 บาท',
  '🇹🇭',
  'x'.repeat(90),
);
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(odd, { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(odd, fc.integer({ min: 1, max: 900 })).map(([part, times]) => part.repeat(times).slice(0, 5500)) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n\n') },
);
const choice = fc.record({ id: text, label: text });
const url = fc.oneof(fc.webUrl(), fc.constantFrom('/auth/x', 'javascript:x', `https://x.example/${'ก'.repeat(200)}`, 'not an address', ''));
const optional = { requiredKeys: ['kind', 'topic', 'title', 'lead', 'parts', 'sources', 'spoken'] as const };
const card: fc.Arbitrary<Card> = fc.record(
  {
    kind: fc.constantFrom('answer', 'calculation', 'checklist', 'personal'),
    topic: fc.constant('t'),
    title: text,
    section: text,
    lead: fc.array(text, { maxLength: 3 }),
    parts: fc.array(
      fc.record({ title: text, lines: fc.array(text, { maxLength: 5 }), ordered: fc.boolean(), confirm: text }, { requiredKeys: ['title', 'lines'] }),
      { maxLength: 4 },
    ),
    validity: text,
    confirm: text,
    sources: fc.array(fc.record({ title: text, url }, { requiredKeys: ['title'] }), { maxLength: 3 }),
    spoken: fc.constant([]),
    feedback: fc.record({ ask: text, choices: fc.array(choice, { maxLength: 3 }) }),
  },
  optional as never,
) as never;
/** A phrase of locales/, never longer than what a button may say; beyond that it would be cut. */
const linkLabel = text.map((value) => [...value].slice(0, 150).join(''));
const reply: fc.Arbitrary<Reply> = fc.record(
  { text, card, link: fc.record({ label: linkLabel, url }), choices: fc.array(choice, { maxLength: 16 }) },
  {
    requiredKeys: ['text'],
  },
) as never;
const expects = fc.constantFrom(undefined, 'text', 'phone', 'number', 'date-time' as const);

/** The letters of a text, without the space that a border may swallow. */
const letters = (value: string): string => value.replace(/\s+/g, '');

/** Every text of replies that a person has to get to see; a card stands for the text beside it. */
function textsOf({ text: said, card: shown, link, choices = [] }: Reply): string[] {
  const inCard = shown
    ? [
        shown.title,
        shown.section,
        ...shown.lead,
        shown.validity,
        shown.confirm,
        shown.feedback?.ask,
        ...shown.parts.flatMap((part) => [part.title, ...part.lines, part.confirm]),
        ...shown.sources.map(({ title }) => title),
      ]
    : [said];
  return [...inCard, link?.label, ...choices.map(({ label }) => label)].filter((value) => value !== undefined);
}

test('whatever is said: LINE takes it, nothing is lost, and every button is read back', () => {
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 6 }), fc.boolean(), expects, fc.constantFrom('th', 'en'), (replies, largeText, awaited, lang) => {
      const dateTime = { min: '2026-11-24T10:00', max: '2026-12-08T16:30', initial: '2026-11-25T09:00' };
      const messages = renderForLine(replies, { lang, largeText, stepId: 'step', expects: awaited, dateTime, words, publicUrl: 'https://1506.example' });
      expect(checkMessages(messages)).toEqual([]);
      const shown = letters(plainOf(messages));
      for (const value of replies.flatMap(textsOf)) {
        const pieces = letters(value).match(/.{1,40}/gsu) ?? [];
        const missing = pieces.filter((piece) => !shown.includes(piece));
        // a very long text goes on in the next component, bubble or message, where a mark or a title stands between
        expect(missing.length > Math.floor(value.length / 1000) ? missing : []).toEqual([]);
      }
      for (const [, data] of JSON.stringify(messages).matchAll(/"data":"([^"]*)"/g)) expect(readPostback(data as string)).toMatchObject({ stepId: 'step' });
    }),
    { numRuns: 100 },
  );
});
