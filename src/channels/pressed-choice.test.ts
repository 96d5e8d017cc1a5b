import { describe, expect, test } from '@jest/globals';
import { hashOfChoice } from './line/render/postback.ts';
import { pressedChoice } from './pressed-choice.ts';

const LONG = `slot:hospital:${'x'.repeat(300)}`;
const session = { step: 'now', choices: [{ id: LONG, label: { text: 'x' } }] };

describe('a pressed button', () => {
  test.each(['slot:reason:1', 'yes', 'correct:phone', 'flow:cancel', 'consent:lookup', 'aspect:documents', 'none-of-these', 'privacy:erase-yes'])(
    '%s counts in its own step only',
    (choice) => {
      expect(pressedChoice(choice, { step: 'now' }, session)).toBe(choice);
      expect(pressedChoice(choice, { step: 'before' }, session)).toBe('old-button');
      expect(pressedChoice(choice, { step: 'before' }, { choices: [] })).toBe('old-button');
    },
  );

  test.each(['topic:death.funeral', 'lang:en', 'feedback:yes:death.funeral', 'callback:cancel:C-1', 'later:contributions', 'today:x', 'privacy:show'])(
    '%s means the same at any time',
    (choice) => expect(pressedChoice(choice, { step: 'before' }, session)).toBe(choice),
  );

  test('with a hash is the offered choice that has it', () => {
    expect(pressedChoice(undefined, { step: 'now', hash: hashOfChoice(LONG) }, session)).toBe(LONG);
    expect(pressedChoice(undefined, { step: 'now', hash: hashOfChoice('other') }, session)).toBe('old-button');
    expect(pressedChoice(undefined, { step: 'before', hash: hashOfChoice(LONG) }, session)).toBe('old-button');
  });

  test('of a picker chooses nothing, and its words answer the question of its own step only', () => {
    expect(pressedChoice(undefined, { step: 'now' }, session)).toBeUndefined();
    expect(pressedChoice(undefined, { step: 'before' }, session)).toBe('old-button');
  });

  test('is not asked after where buttons do not stay', () => {
    expect(pressedChoice('yes', undefined, session)).toBe('yes');
    expect(pressedChoice(undefined, undefined, session)).toBeUndefined();
  });
});
