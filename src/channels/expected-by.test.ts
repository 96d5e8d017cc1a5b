import { expect, test } from '@jest/globals';
import { loadContent } from '../content/load-content.ts';
import { expectedBy } from './expected-by.ts';

test('a form says what it waits to be typed; a choice and a confirmation are not typed', async () => {
  const { flows } = await loadContent();
  const at = (flow: string, awaiting: string | undefined) => expectedBy(flows, { flow, slots: {}, awaiting, retries: 0 });
  expect(['about', 'phone', 'window', '$confirm', undefined].map((slot) => at('callback', slot))).toEqual(['text', 'phone', 'date-time', undefined, undefined]);
  expect(at('calculate-unemployment', 'wage')).toBe('number');
  expect(at('no such form', 'about')).toBeUndefined();
  expect(expectedBy(flows, undefined)).toBeUndefined();
});
