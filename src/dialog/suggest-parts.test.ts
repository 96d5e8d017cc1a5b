import { describe, expect, test } from '@jest/globals';
import { partsOf } from './suggest-parts.ts';

const SENTENCES = ['My name is Anna and I call from Chonburi.', 'I have worked in the same factory for eleven years now.', 'Last month it closed.'];
const QUESTION = 'How many months of money do I get when I am laid off?';

describe('what is read of a text', () => {
  test('is all of an ordinary one, without a greeting before it and thanks behind', () => {
    expect(partsOf(' ทำฟันได้เท่าไหร่ ')).toEqual(['ทำฟันได้เท่าไหร่']);
    expect(partsOf('สวัสดีค่ะ อยากสอบถามหน่อยค่ะ ทำฟันได้เท่าไหร่ ขอบคุณมากค่ะ')).toEqual(['ทำฟันได้เท่าไหร่']);
    expect(partsOf('Hello, how much for dental care? Thank you!')).toEqual(['how much for dental care?']);
  });

  test('is the greeting when there is nothing else', () => {
    expect(partsOf('สวัสดีค่ะ')).toEqual(['สวัสดีค่ะ']);
    expect(partsOf('ขอบคุณครับ')).toEqual(['ขอบคุณครับ']);
  });

  test('of running speech is its end, from the beginning of a sentence where one is near, then ever more of it', () => {
    const speech = [...SENTENCES, QUESTION].join(' ');
    const parts = partsOf(speech);
    expect(parts[1]).toBe([SENTENCES[2], QUESTION].join(' '));
    expect(parts.every((part) => speech.endsWith(part))).toBe(true);
    expect(parts.map(({ length }) => length)).toEqual([...parts.map(({ length }) => length)].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(speech);
  });

  test('is no longer than understanding takes at once, and does not begin within a word', () => {
    const whole = partsOf(`${SENTENCES.join(' ').repeat(10)} ${QUESTION}`).at(-1) ?? '';
    expect(whole.length).toBeLessThanOrEqual(580);
    expect(whole.length).toBeGreaterThan(500);
    expect(`${SENTENCES.join(' ').repeat(10)} ${QUESTION}`).toContain(` ${whole}`);
  });
});
