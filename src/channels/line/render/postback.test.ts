import { describe, expect, test } from '@jest/globals';
import { hashOfChoice, postbackData, readPostback, typingData } from './postback.ts';

describe('data of a button', () => {
  test.each(['topic:sickness.dental', 'slot:when:2026-11-25T09:00/2026-11-25T10:00', 'slot:about:', 'a=b&c=d+e %', 'โรงพยาบาลกลาง'])(
    '"%s" is read back',
    (choice) => {
      const data = postbackData('step/1&2', choice);
      expect(data).toMatch(/^s=[^&]+&c=[^&]*$/);
      expect(readPostback(data)).toEqual({ stepId: 'step/1&2', choice });
    },
  );

  test('an id that is too long for LINE is known by its hash', () => {
    const choice = `slot:hospital:${'โรงพยาบาล'.repeat(10)}`;
    const data = postbackData('s1', choice);
    expect(data.length).toBeLessThanOrEqual(300);
    expect(readPostback(data)).toEqual({ stepId: 's1', hash: hashOfChoice(choice) });
  });

  test('a button that only opens the keyboard chooses nothing', () => {
    expect(readPostback(typingData('s1'))).toEqual({ stepId: 's1', typing: true });
  });

  test.each(['', 'menu=benefits', 's=1', 'c=topic:x'])('"%s" is not ours', (data) => expect(readPostback(data)).toBeUndefined());

  test('a step with a name that leaves no room is refused with what is allowed', () => {
    expect(() => postbackData('x'.repeat(297), 'y')).toThrow(/stepId is too long.*Allowed: at most 200/);
  });
});
