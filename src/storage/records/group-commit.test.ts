import { expect, test } from '@jest/globals';
import { GroupCommit } from './group-commit.ts';

test('what comes at the same time is written together, and each caller waits for it', async () => {
  const groups: number[][] = [];
  const commit = new GroupCommit<number>(async (items) => void groups.push(items));
  await Promise.all([1, 2, 3].map((item) => commit.add(item)));
  await commit.add(4);
  expect(groups).toEqual([[1, 2, 3], [4]]);
});

test('what comes while a group is being written goes with the next', async () => {
  const groups: number[][] = [];
  let later: Promise<void> | undefined;
  const commit = new GroupCommit<number>(async (items) => {
    groups.push(items);
    later ??= Promise.all([commit.add(2), commit.add(3)]).then(() => {});
  });
  await commit.add(1);
  await later;
  expect(groups).toEqual([[1], [2, 3]]);
});

test('one that cannot be written fails alone', async () => {
  const written: number[] = [];
  const commit = new GroupCommit<number>(async (items) => {
    if (items.includes(2)) throw new Error('no room for 2');
    written.push(...items);
  });
  const ends = await Promise.allSettled([1, 2, 3].map((item) => commit.add(item)));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(written).toEqual([1, 3]);
});
