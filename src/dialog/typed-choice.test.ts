import { describe, expect, test } from '@jest/globals';
import type { Choice } from './session.ts';
import { typedChoice } from './typed-choice.ts';

const offered = (...ids: string[]): Choice[] => ids.map((id) => ({ id, label: { key: 'any' } }));
const CONSENT = offered('consent:lookup', 'consent:none');
const ERASE = offered('privacy:erase-yes', 'privacy:erase-no');

describe('a button taken in words', () => {
  test.each([
    ['ยินยอมค่ะ', 'consent:lookup'],
    ['I agree', 'consent:lookup'],
    ['ไม่ยินยอมครับ', 'consent:none'],
    ['no', 'consent:none'],
  ])('%s', (text, id) => expect(typedChoice(CONSENT, text)?.id).toBe(id));

  test('anything less than a clear yes is no consent', () => {
    for (const text of ['ไม่แน่ใจว่าจะยินยอมดีไหม', 'ยินยอมแล้วจะเป็นยังไง', 'ได้เงินเท่าไหร่', 'yes but why']) expect(typedChoice(CONSENT, text)).toBeUndefined();
  });

  test('erasing takes a clear word too', () => {
    expect(typedChoice(ERASE, 'ลบทั้งหมด')?.id).toBe('privacy:erase-yes');
    expect(typedChoice(ERASE, 'ไม่ลบ')?.id).toBe('privacy:erase-no');
    expect(typedChoice(ERASE, 'ลบแล้วเป็นไง')).toBeUndefined();
  });

  test('words count only while the button is offered', () => {
    expect(typedChoice([], 'ยินยอม')).toBeUndefined();
  });
});
