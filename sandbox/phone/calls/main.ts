/** npm run calls [-- WORD] [-- --write]: plays the calls of test/calls and prints them; --write makes docs/voice-measures.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../src/content/read-content.ts';
import { serveVoiceStage } from '../../../test/helpers/serve-voice-stage.ts';
import { type Measured, measure } from './measure.ts';
import { playCall } from './play-call.ts';
import { readCalls } from './read-calls.ts';
import { callTable, renderMeasures } from './render-measures.ts';

const args = process.argv.slice(2);
const write = args.includes('--write');
const word = args.find((arg) => !arg.startsWith('--'))?.toLowerCase();
const stage = await serveVoiceStage();
const played: Measured[] = [];
for (const { file, call } of readCalls()) {
  if (word && !call.name.toLowerCase().includes(word) && !file.includes(word)) continue;
  const result = await playCall(call, stage.playParts);
  played.push({ file, call, result });
  if (result.faults.length > 0 || word)
    console.log([`${call.name} (${file})`, ...result.transcript, ...result.faults.map((fault) => `! ${fault}`), ''].join('\n  '));
}
await stage.close();
const { calls, byOutcome, answeredShare, medianSecondsToAnswer } = measure(played);
console.log(callTable(played).join('\n'));
console.log(
  `\n${calls} calls: ${JSON.stringify(byOutcome)}, ${Math.round(100 * answeredShare)}% answered without a person, ${medianSecondsToAnswer.toFixed(0)} s to the answer (median)`,
);
const failed = played.filter(({ result }) => result.faults.length > 0).length;
if (failed > 0) console.log(`${failed} with faults`);
if (write && !word) writeFileSync(join(ROOT, 'docs/voice-measures.md'), renderMeasures(played));
process.exit(failed > 0 || calls === 0 ? 1 : 0);
