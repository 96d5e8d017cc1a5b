// Runs every check and test, shows how far it is, and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const CHECKS = [
  ['format and lint', 'npx', ['biome', 'ci', '--colors=off', '.']],
  ['types', 'npx', ['tsc', '-p', '.']],
  ['types of the page', 'npx', ['tsc', '-p', 'web']],
  ['generated types', 'node', ['scripts/generate-types.mjs', '--check']],
  ['content', 'npm', ['run', '--silent', 'knowledge:check']],
  ['web page', 'npm', ['run', '--silent', 'build:web']],
  ['stories', 'npm', ['run', '--silent', 'stories']],
];
const REPORT = 'test-results/jest.json';

let passed = 0;
let failed = 0;

for (const [name, command, args] of CHECKS) {
  process.stdout.write(`${name} ... `);
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64e6 });
  const ok = status === 0;
  console.log(`${ok ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (ok) passed++;
  else {
    failed++;
    console.log(stdout, stderr);
  }
}

rmSync(REPORT, { force: true });
console.log('tests ...');
spawnSync('npx', ['jest', '--json', `--outputFile=${REPORT}`, '--ci'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
});
if (existsSync(REPORT)) {
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  passed += report.numPassedTests;
  // a suite that cannot be loaded runs no test and must not look like success
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
} else {
  console.log('jest wrote no report');
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
