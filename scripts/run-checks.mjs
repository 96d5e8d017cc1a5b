// Runs every check and test, shows how far it is, and ends with the line "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** Lanes run side by side, the checks of a lane one after the other: the stories train the model, which keeps one core busy for as long as the others take. */
const LANES = [
  [['stories', 'npm', ['run', '--silent', 'stories']]],
  [
    ['format and lint', 'npx', ['biome', 'ci', '--colors=off', '.']],
    ['types', 'npx', ['tsc', '-p', '.']],
    ['types of the page', 'npx', ['tsc', '-p', 'web']],
    ['generated types', 'node', ['scripts/generate-types.mjs', '--check']],
    ['content', 'npm', ['run', '--silent', 'knowledge:check']],
    ['web page', 'npm', ['run', '--silent', 'build:web']],
  ],
];
const REPORT = 'test-results/jest.json';

let passed = 0;
let failed = 0;

console.log('checks ...');
await Promise.all(LANES.map(runLane));

rmSync(REPORT, { force: true });
console.log('tests ...');
await run('npx', ['jest', '--json', `--outputFile=${REPORT}`, '--ci'], {
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

async function runLane(checks) {
  for (const [name, command, args] of checks) {
    const started = Date.now();
    const { status, output } = await run(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ok = status === 0;
    console.log(`${name} ... ${ok ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (ok) passed++;
    else {
      failed++;
      console.log(output);
    }
  }
}

/** @returns the exit status, 1 for a command that could not be started, and what it printed where that was piped. */
function run(command, args, options) {
  const child = spawn(command, args, options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}
