import { describe, expect, test } from '@jest/globals';
import type { Choice } from './session.ts';
import { sectionChoice, typedChoice } from './typed-choice.ts';

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

describe('a section named to "which one"', () => {
  const CHOICES = offered('topic:section39.lapse', 'topic:section40.payment', 'none-of-these');

  test.each(['มาตรา 40', 'ม.40 ค่ะ', '40', 'section 40'])('%s is the reading of that section', (text) => {
    expect(sectionChoice(CHOICES, text)?.id).toBe('topic:section40.payment');
  });

  test('is none of them where two are of it, or more is said', () => {
    expect(sectionChoice(offered('topic:section40.payment', 'topic:section40.about'), 'มาตรา 40')).toBeUndefined();
    expect(sectionChoice(CHOICES, 'มาตรา 40 จ่ายที่ไหน')).toBeUndefined();
  });
});
