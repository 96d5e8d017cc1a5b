import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Loading } from './loading.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function newLoading(): { loading: Loading; shown: string[] } {
  const shown: string[] = [];
  const api = { loading: async (userId: string, seconds: number) => void shown.push(`${userId} ${seconds}`) };
  return { loading: new Loading({ api, afterMs: 1000, onError: () => {} }), shown };
}

test('dots come after a second, once a wait', () => {
  const { loading, shown } = newLoading();
  loading.start('line-1', 'U1');
  loading.start('line-1', 'U1');
  jest.advanceTimersByTime(999);
  expect(shown).toEqual([]);
  jest.advanceTimersByTime(10_000);
  expect(shown).toEqual(['U1 20']);
});

test('dots do not come when the answer is on its way', () => {
  const { loading, shown } = newLoading();
  loading.start('line-1', 'U1');
  loading.stop('line-1');
  jest.advanceTimersByTime(2000);
  expect(shown).toEqual([]);
});

test('who came while another wait was under way does not end it', () => {
  const { loading, shown } = newLoading();
  const first = loading.start('line-1', 'U1');
  loading.start('line-1', 'U1')();
  jest.advanceTimersByTime(1000);
  expect(shown).toEqual(['U1 20']);
  loading.start('line-1', 'U1');
  // the end of an earlier wait does not end the next
  first();
  jest.advanceTimersByTime(1000);
  expect(shown).toHaveLength(2);
});

test('dots that LINE does not show are told, and nothing more', async () => {
  const errors: unknown[] = [];
  const api = { loading: () => Promise.reject(new Error('429')) };
  new Loading({ api, afterMs: 1000, onError: (error) => errors.push(error) }).start('line-1', 'U1');
  await jest.advanceTimersByTimeAsync(1000);
  expect(errors).toEqual([new Error('429')]);
});
