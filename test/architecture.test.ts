import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../src/content/read-content.ts';

let probe = '';
afterEach(() => rmSync(probe, { force: true }));

/** What the linter says of a file that is there for a moment. */
function lint(folder: string, code: string): string {
  probe = join(ROOT, folder, 'zz-probe.ts');
  writeFileSync(probe, `${code}\n`);
  const { stdout, stderr } = spawnSync('npx', ['biome', 'lint', '--max-diagnostics=5', probe], { cwd: ROOT, encoding: 'utf8' });
  return stdout + stderr;
}

describe('imports point one way', () => {
  test.each([
    ['src/knowledge', "import '../dialog/take-turn.ts';"],
    ['src/knowledge', "import 'node:fs';"],
    ['src/understanding', "import '../dialog/take-turn.ts';"],
    ['src/understanding', "import 'node:fs';"],
    ['src/dialog', "import '../channels/turn-service.ts';"],
    ['src/dialog', "import 'botbuilder';"],
    ['src/storage', "import 'express';"],
    ['src/channels', "import '../server/app.ts';"],
    ['src/server', "import '../cli/talk.ts';"],
  ])('%s may not have %s', (folder, code) => {
    expect(lint(folder, code)).toContain('noRestrictedImports');
  });

  test('an import in the right direction is fine', () => {
    expect(lint('src/dialog', "import '../knowledge/facts.ts';")).not.toContain('noRestrictedImports');
  });

  test('a promise that nobody waits for is refused', () => {
    expect(lint('src/server', 'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}')).toContain('noFloatingPromises');
  });
});
