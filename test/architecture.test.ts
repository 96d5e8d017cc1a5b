import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '../src/content/read-content.ts';

/** The linter looks at the whole project, on a machine that does other things meanwhile. */
jest.setTimeout(120_000);

const WRONG: [folder: string, code: string][] = [
  ['src/knowledge', "import '../dialog/take-turn.ts';"],
  ['src/knowledge', "import 'node:fs';"],
  ['src/understanding', "import '../dialog/take-turn.ts';"],
  ['src/understanding', "import 'node:fs';"],
  ['src/dialog', "import '../channels/turn-service.ts';"],
  ['src/dialog', "import 'botbuilder';"],
  ['src/storage', "import 'express';"],
  ['src/channels', "import '../server/app.ts';"],
  ['src/server', "import '../cli/talk.ts';"],
];
const RIGHT = 'src/dialog/zz-probe-right.ts';
const FLOATING = 'src/server/zz-probe-floating.ts';

const probeOf = (index: number): string => `${WRONG[index]?.[0]}/zz-probe-${index}.ts`;
const probes: [file: string, code: string][] = [
  ...WRONG.map(([, code], index): [string, string] => [probeOf(index), code]),
  [RIGHT, "import '../knowledge/facts.ts';"],
  [FLOATING, 'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}'],
];

/** What the linter says of files that are there for a moment. */
let said = '';

beforeAll(() => {
  for (const [file, code] of probes) writeFileSync(join(ROOT, file), `${code}\n`);
  const files = probes.map(([file]) => file);
  const { stdout, stderr } = spawnSync('npx', ['biome', 'lint', '--max-diagnostics=none', '--colors=off', ...files], { cwd: ROOT, encoding: 'utf8' });
  said = stdout + stderr;
});
afterAll(() => {
  for (const [file] of probes) rmSync(join(ROOT, file), { force: true });
});

/** Rules that a file breaks. */
const broken = (file: string): string[] =>
  said
    .split('\n')
    .filter((line) => line.startsWith(`${file}:`))
    .map((line) => /lint\/\w+\/(\w+)/.exec(line)?.[1] ?? line);

describe('imports point one way', () => {
  test.each(WRONG.map(([folder, code], index) => [folder, code, index] as const))('%s may not have %s', (_folder, _code, index) => {
    expect(broken(probeOf(index))).toContain('noRestrictedImports');
  });

  test('an import in the right direction is fine', () => {
    expect(broken(RIGHT)).not.toContain('noRestrictedImports');
  });

  test('a promise that nobody waits for is refused', () => {
    expect(broken(FLOATING)).toContain('noFloatingPromises');
  });
});
