import { expect, test } from '@jest/globals';
import { leaveOut } from './leave-out.ts';

const key = (text: string): string => text.replaceAll(' ', '');

test('the utterances that are not among the questions show how well these do', () => {
  expect(leaveOut(['a', 'b'], ['a', 'c', 'd', 'e', 'c '], key)).toEqual({ trainOn: ['a', 'b'], measureOn: ['c ', 'd', 'e'], unseen: true });
});

test('when all are among them, every other question is not trained on', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(leaveOut(all, all, key)).toEqual({ trainOn: ['a', 'c', 'e'], measureOn: ['b', 'd', 'f'], unseen: true });
});

test('when there are too few, all are measured, and it is said', () => {
  expect(leaveOut(['a', 'b'], ['a', 'b'], key)).toEqual({ trainOn: ['a', 'b'], measureOn: ['a', 'b'], unseen: false });
});
