import { describe, expect, test } from '@jest/globals';
import type { Meaning } from '../../../understanding/understand.ts';
import { bestReading } from './best-reading.ts';
import { mannerWords } from './manner-words.ts';
import type { Tools } from './tools.ts';

/** Understands what it is told to. */
function toolsWith(meanings: Record<string, [Meaning['outcome'], string, number]>, fit: Tools['fit'] = () => undefined): Tools {
  const words = mannerWords((manner) => (manner === 'again' ? ['พูดอีกที'] : []));
  const understand = (utterance: string): Meaning => {
    const [outcome, topic, confidence] = meanings[utterance] ?? ['none', 'none', 0];
    return { outcome, topic, confidence, candidates: [], aspect: undefined, entities: {} };
  };
  return { words, understand, fit } as unknown as Tools;
}

const heard = (...hypotheses: [string, number][]) => hypotheses.map(([text, confidence]) => ({ text, confidence }));

describe('the best reading', () => {
  const tools = toolsWith({
    เงินว่างงาน: ['answer', 'unemployment.benefit', 0.95],
    เงินว่างดาว: ['none', 'none', 0],
    เงินชราภาพ: ['answer', 'oldage.pension', 0.9],
  });

  test('is what is understood, though the recogniser likes another better', () => {
    expect(bestReading(heard(['เงินว่างดาว', 0.8], ['เงินว่างงาน', 0.7]), [], tools)).toEqual({ is: 'text', text: 'เงินว่างงาน' });
  });

  test('is asked about between two topics that are close', () => {
    expect(bestReading(heard(['เงินว่างงาน', 0.6], ['เงินชราภาพ', 0.6]), [], tools)).toEqual({ is: 'either', topics: ['unemployment.benefit', 'oldage.pension'] });
    expect(bestReading(heard(['เงินว่างงาน', 0.9], ['เงินชราภาพ', 0.4]), [], tools)).toEqual({ is: 'text', text: 'เงินว่างงาน' });
  });

  test('is never asked about between small talk and anything else', () => {
    const talk = toolsWith({ งึมงำ: ['answer', 'talk.greet', 0.9], อืออา: ['answer', 'talk.upset', 0.9], เงินว่างงาน: ['answer', 'unemployment.benefit', 0.9] });
    expect(bestReading(heard(['งึมงำ', 0.6], ['อืออา', 0.6]), [], talk)).toEqual({ is: 'text', text: 'งึมงำ' });
    expect(bestReading(heard(['เงินว่างงาน', 0.6], ['อืออา', 0.6]), [], talk)).toEqual({ is: 'text', text: 'เงินว่างงาน' });
  });

  test('is a label that was offered, a manner, or a value that a form waits for, before a topic', () => {
    const option = { id: 'slot:reason:resigned', label: 'เงินชราภาพ' };
    expect(bestReading(heard(['เงินว่างงาน', 0.6], ['เงินชราภาพค่ะ', 0.6]), [option], tools)).toEqual({ is: 'option', option });
    expect(bestReading(heard(['พูดอีกทีค่ะ', 0.6], ['เงินชราภาพ', 0.6]), [], tools)).toEqual({ is: 'manner', manner: 'again' });
    const form = toolsWith({ หมื่นห้า: ['none', 'none', 0], หมอห้า: ['answer', 'hospital.choose', 0.5] }, (text) => (text === 'หมื่นห้า' ? 1 : undefined));
    expect(bestReading(heard(['หมอห้า', 0.7], ['หมื่นห้า', 0.6]), [], form)).toEqual({ is: 'text', text: 'หมื่นห้า' });
  });

  test('is nothing when nothing is there, or what is there is neither heard clearly nor understood', () => {
    expect(bestReading([], [], tools)).toEqual({ is: 'nothing' });
    expect(bestReading(heard(['  ', 0.9]), [], tools)).toEqual({ is: 'nothing' });
    expect(bestReading(heard(['อืออา', 0.2]), [], tools)).toEqual({ is: 'nothing' });
    expect(bestReading(heard(['เงินว่างงาน', 0.1]), [], tools)).toEqual({ is: 'nothing' });
  });

  test('is left to the dialog when it was heard clearly and is about something else', () => {
    expect(bestReading(heard(['อากาศวันนี้', 0.9]), [], tools)).toEqual({ is: 'text', text: 'อากาศวันนี้' });
  });

  test('is taken also from a recogniser that does not say how sure it is', () => {
    expect(bestReading(heard(['เงินว่างงาน', 0]), [], tools)).toEqual({ is: 'text', text: 'เงินว่างงาน' });
  });

  test('grows likelier by hypotheses that mean the same', () => {
    const same = toolsWith({ ก: ['answer', 'a', 0.8], ข: ['answer', 'b', 0.65], ค: ['answer', 'b', 0.65] });
    expect(bestReading(heard(['ก', 0.8], ['ข', 0.7]), [], same)).toEqual({ is: 'text', text: 'ก' });
    expect(bestReading(heard(['ก', 0.8], ['ข', 0.7], ['ค', 0.7]), [], same)).toEqual({ is: 'either', topics: ['a', 'b'] });
  });
});
