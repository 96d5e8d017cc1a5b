import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appendDiff, newFileDiff } from './unified-diff.ts';

const FILE = 'knowledge/questions/a.topic.txt';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ask-1506-diff-'));
  mkdirSync(join(root, 'knowledge/questions'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What git makes of a file with a patch. */
function applied(patch: string, before?: string): string {
  if (before !== undefined) writeFileSync(join(root, FILE), before);
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return readFileSync(join(root, FILE), 'utf8');
}

test('a new file is as it was written', () => {
  expect(applied(newFileDiff(FILE, '# line by desk\nกู้บ้าน\n'))).toBe('# line by desk\nกู้บ้าน\n');
});

test.each([
  ['a long file', 'a\nb\nc\nd\ne\n'],
  ['a short file', 'a\n'],
  ['a file whose last line is open', 'a\nb\nc\nd'],
  ['a file of one open line', 'a'],
  ['a file that ends with an empty line', 'a\n\n'],
  ['an empty file', ''],
])('lines come behind the end of %s', (_what, before) => {
  const closed = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  expect(applied(appendDiff(FILE, before, '\n# line by desk\nกู้บ้าน\n'), before)).toBe(`${closed}\n# line by desk\nกู้บ้าน\n`);
});

test('a file that was changed meanwhile refuses the patch', () => {
  writeFileSync(join(root, FILE), 'a\nb\nx\n');
  const { status } = spawnSync('git', ['apply', '--check', '-'], { cwd: root, input: appendDiff(FILE, 'a\nb\nc\n', 'd\n'), encoding: 'utf8' });
  expect(status).not.toBe(0);
});
