import { describe, expect, test } from '@jest/globals';
import { readFacts, readTopics } from '../content/read-content.ts';
import { readDialogs } from '../content/read-dialogs.ts';
import { WordRarity } from '../knowledge/telling-line.ts';
import type { AspectName } from '../understanding/aspect.ts';
import type { Candidate, Meaning } from '../understanding/understand.ts';
import { clarify, readTogether } from './ask-back.ts';
import type { DialogContent, Turn } from './dialog.ts';
import { newSession } from './session.ts';

const facts = readFacts();
const topics = readTopics();
const content = {
  ...readDialogs(topics, facts),
  facts,
  topics,
  rarity: new WordRarity(topics.values(), (text) => text.split(' ')),
  plainText: (text: string) => text,
  understand: (text: string): Meaning => ({ ...unsure([]), outcome: text === 'ขาดส่ง มาตรา 39' ? 'answer' : 'clarify', topic: 'section39.lapse' }),
} as unknown as DialogContent;

function unsure(candidates: [topic: string, confidence: number][], aspect?: AspectName): Meaning {
  const read: Candidate[] = candidates.map(([topic, confidence]) => ({ topic, confidence }));
  return { outcome: 'clarify', topic: read[0]?.topic ?? 'none', confidence: read[0]?.confidence ?? 0, candidates: read, aspect, entities: {} };
}

function turnOf(meaning: Meaning, text = 'คำถาม', unclear?: string): Turn {
  return { content, session: newSession(), input: { text, today: '2026-11-24', now: '2026-11-24T10:00' }, text, meaning, unclear };
}

describe('unsure what is meant', () => {
  test('the only reading is answered, with what was understood said first', () => {
    const { says, topic, outcome } = clarify(
      turnOf(
        unsure([
          ['sickness.dental', 0.8],
          ['none', 0.15],
          ['death.funeral', 0.01],
        ]),
      ),
    );
    expect(says[0]).toMatchObject({ key: 'if-meant', values: { title: 'ทำฟัน' } });
    expect({ topic, outcome }).toEqual({ topic: 'sickness.dental', outcome: 'answer' });
  });

  test.each<[string, [string, number][]]>([
    [
      'faint',
      [
        ['sickness.dental', 0.45],
        ['none', 0.4],
      ],
    ],
    [
      'one of two',
      [
        ['sickness.dental', 0.6],
        ['death.funeral', 0.3],
      ],
    ],
    [
      'to hand over to a person',
      [
        ['action.agent', 0.8],
        ['none', 0.15],
      ],
    ],
  ])('it is asked back when the reading is %s, and what was said is kept', (_, candidates) => {
    const turn = turnOf(unsure(candidates));
    expect(clarify(turn)).toMatchObject({ outcome: 'clarify', disposition: 'asked_back' });
    expect(turn.session.unclear).toBe('คำถาม');
  });

  test('small talk is no choice: what else there is is offered, else other words are asked for', () => {
    const talk: [string, number][] = [
      ['talk.greet', 0.4],
      ['talk.upset', 0.3],
    ];
    const choices = clarify(turnOf(unsure([...talk, ['sickness.dental', 0.2]]))).choices.map(({ id }) => id);
    expect(choices).toEqual(['topic:sickness.dental', 'none-of-these']);
    const turn = turnOf(unsure(talk));
    const only = clarify(turn);
    expect(only.says).toEqual([{ say: 'phrase', key: 'ask-in-other-words' }]);
    expect(only.choices.filter(({ id }) => id.startsWith('topic:talk.'))).toEqual([]);
    expect(turn.session.failures).toBe(1);
  });

  test('what a section costs is answered by the entry with the amounts', () => {
    const readings: [string, number][] = [
      ['section40.about', 0.7],
      ['section40.apply', 0.15],
      ['section40.options', 0.05],
    ];
    expect(clarify(turnOf(unsure(readings, 'amount'))).topic).toBe('section40.options');
    expect(clarify(turnOf(unsure(readings))).outcome).toBe('clarify');
  });
});

describe('a short answer to a question back', () => {
  test('is read behind what was said before', () => {
    const turn = turnOf(unsure([]), 'มาตรา 39', 'ขาดส่ง');
    readTogether(turn);
    expect(turn.meaning).toMatchObject({ outcome: 'answer', topic: 'section39.lapse' });
  });

  test.each([
    ['is left alone when that makes nothing clear', unsure([]), 'มาตรา 40', 'ขาดส่ง'],
    ['is left alone when nothing was asked back', unsure([]), 'มาตรา 39', undefined],
    ['is left alone when it is long', unsure([]), 'มาตรา 39'.padEnd(60, 'ก'), 'ขาดส่ง'],
  ])('%s', (_, meaning, text, unclear) => {
    const turn = turnOf(meaning, text, unclear);
    readTogether(turn);
    expect(turn.meaning).toBe(meaning);
  });
});
