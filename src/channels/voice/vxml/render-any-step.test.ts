import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grammarFaults, vxmlFaults } from '../../../../test/helpers/vxml-valid.ts';
import { loadPhrases } from '../../../content/read-locales.ts';
import { readSpoken } from '../../../content/read-spoken.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Card, Reply } from '../../reply.ts';
import { speak } from '../speak/speak.ts';
import type { Listening, SpokenStep } from '../spoken-step.ts';
import { renderGrammar } from './render-grammar.ts';
import type { VxmlOptions } from './render-options.ts';
import { renderVxml } from './render-vxml.ts';

const spoken = readSpoken();
let phrases: Phrases;
beforeAll(async () => {
  phrases = await loadPhrases();
});

/** Text that breaks XML, scripts and attributes when it is not written with care. */
const nasty = fc.constantFrom(
  ']]>',
  '<',
  '>',
  '&amp;',
  '&',
  '"',
  "'",
  '\u0000',
  '\u0008',
  '\u001b',
  '\ud800',
  '\ufffe',
  '\uffff',
  '😀',
  '\n',
  '\r\n',
  '\t',
  '\u2028',
  '<!--',
  '<?x?>',
  '#{x}',
  'เงิน',
  '33',
  '',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('')),
);
const ms = fc.integer({ min: 0, max: 60_000 });
const key = fc.constantFrom(...'0123456789*#');

const listening: fc.Arbitrary<Listening> = fc.record(
  {
    choices: fc.array(fc.record({ key, id: text, label: text }), { maxLength: 5 }),
    digits: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 13 })).map(([least, most]) => ({ least, most })),
    speech: fc.boolean(),
    silenceMs: ms,
    betweenKeysMs: ms,
    endOfSpeechMs: ms,
  },
  { requiredKeys: ['choices', 'speech', 'silenceMs', 'betweenKeysMs', 'endOfSpeechMs'] },
);

const then: fc.Arbitrary<SpokenStep['then']> = fc.oneof(
  listening.map((listening) => ({ do: 'listen' as const, listening })),
  fc.record({ do: fc.constant('transfer' as const), reason: text, summary: text }),
  fc.constant({ do: 'hang-up' as const }),
);

const step: fc.Arbitrary<SpokenStep> = fc.record({
  lang: fc.constantFrom('th', 'en'),
  prompts: fc.array(fc.record({ text, bargeIn: fc.boolean(), pauseMs: ms }, { requiredKeys: ['text', 'bargeIn'] }), { maxLength: 4 }),
  pace: fc.constantFrom('normal', 'slow'),
  volume: fc.constantFrom('normal', 'loud'),
  then,
});

const options: fc.Arbitrary<VxmlOptions> = fc.record({
  turnUrl: fc.constant('/channels/voice/turn?a=1&b=2'),
  grammarUrl: fc.constant('/channels/voice/grammars'),
  callId: text,
  callerField: fc.constantFrom(undefined, 'session.connection.remote.uri'),
  fetchAudioUrl: fc.constantFrom(undefined, '/audio/wait.wav'),
  transferTo: fc.constantFrom('tel:+6621506', 'sip:agents@example.org;transport=tcp?a=b&c=d'),
  transferType: fc.constantFrom(undefined, 'bridge', 'blind', 'consultation'),
  promptAudioUrl: fc.constantFrom(undefined, (said: string) => `/audio?text=${encodeURIComponent(said.toWellFormed())}&x=1`),
  freeSpeech: fc.constantFrom(undefined, { src: 'builtin:grammar/transcribe?a=1&b=2' }),
  lostText: fc.option(text, { nil: undefined }),
});

/** Random words may happen to tell of a key; the menu of real steps is checked by the route's tests. */
const serious = (faults: string[]): string[] => faults.filter((fault) => !fault.includes('is announced'));

test('any step gives a valid document, whatever its texts are', () => {
  fc.assert(
    fc.property(step, options, (step, options) => {
      expect(serious(vxmlFaults(renderVxml(step, options)))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('any reply can be spoken in a valid document', () => {
  const lines = fc.array(text, { maxLength: 4 });
  const card: fc.Arbitrary<Card> = fc.record(
    {
      kind: fc.constantFrom('answer', 'calculation', 'checklist', 'personal'),
      topic: fc.constant('a.topic'),
      title: text,
      lead: fc.array(
        fc.tuple(fc.constantFrom('', '• ', '1. '), text).map((parts) => parts.join('')),
        { maxLength: 4 },
      ),
      parts: fc.array(fc.record({ title: text, lines }), { maxLength: 2 }),
      validity: text,
      confirm: text,
      sources: fc.array(fc.record({ title: text }), { maxLength: 2 }),
      spoken: lines,
    },
    { requiredKeys: ['kind', 'topic', 'title', 'lead', 'parts', 'sources', 'spoken'] },
  );
  const reply: fc.Arbitrary<Reply> = fc.record(
    { text, card, choices: fc.array(fc.record({ id: text, label: text }), { maxLength: 3 }), link: fc.record({ label: text, url: fc.webUrl() }) },
    { requiredKeys: ['text'] },
  );
  fc.assert(
    fc.property(reply, fc.constantFrom('th' as const, 'en' as const), (reply, lang) => {
      const { sentences, steps = [], followUps } = speak(reply, { lang, words: spoken, phrases });
      const prompts = [...sentences, ...steps].map((text) => ({ text, bargeIn: true }));
      const choices = followUps.map(({ id, label }, index) => ({ id, label, key: String(index + 1) }));
      const then = { do: 'listen' as const, listening: { choices, speech: true, silenceMs: 1, betweenKeysMs: 1, endOfSpeechMs: 1 } };
      const document = renderVxml(
        { lang, prompts, pace: 'normal', volume: 'normal', then },
        { turnUrl: '/turn', grammarUrl: '/g', callId: 'c', transferTo: 'tel:1' },
      );
      expect(serious(vxmlFaults(document))).toEqual([]);
      if (reply.link && !reply.card) expect(sentences.join(' ')).not.toContain(reply.link.url);
    }),
    { numRuns: 150 },
  );
});

test('any words give a valid grammar, or are refused as nothing to accept', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (words) => {
      let document: string;
      try {
        document = renderGrammar({ kind: 'words', lang: 'th', words });
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        return;
      }
      expect(grammarFaults(document)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
