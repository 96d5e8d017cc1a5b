import { expect, test } from '@jest/globals';
import { readMedia } from './read-media.ts';

test.each([
  [['thank you'], 'thanks'],
  [['Thanks', 'hello'], 'thanks'],
  [['good morning', 'sun'], 'greeting'],
  [['good night', 'bed'], 'bye'],
  [['crying'], 'upset'],
  [['think', 'hide', 'sadly'], 'other'],
  [[1, null, {}], 'other'],
  [undefined, 'other'],
])('a sticker with the keywords %j says %s', (keywords, mood) => {
  expect(readMedia({ type: 'sticker', keywords })).toEqual({ kind: 'sticker', mood });
});

test('a place is a point on the earth, or nothing', () => {
  expect(readMedia({ type: 'location', latitude: 13.7, longitude: 100.5, address: 'x' })).toEqual({ kind: 'location', latitude: 13.7, longitude: 100.5 });
  for (const latitude of ['13.7', 91, Number.NaN, undefined]) expect(readMedia({ type: 'location', latitude, longitude: 100.5 })).toBeUndefined();
});

test('nothing of a picture, a recording or a file is read but that it is one; what is new to us is nothing', () => {
  for (const type of ['image', 'video', 'audio', 'file'] as const) expect(readMedia({ type, id: '1', fileName: 'x' })).toEqual({ kind: type });
  expect(readMedia({ type: 'hologram' })).toBeUndefined();
});
