import { join } from 'node:path';
import { startAddress } from '../phone/start-address.ts';
import { describeStep } from './describe-step.ts';
import { startTelephone } from './start-telephone.ts';
import { runProgram } from './voice/run-program.ts';

// The telephone exchange as a process of its own: SIP_PORT (15060; 0 takes a free one), HOST, START_URL, VOICE_SECRET, TRANSFER_OUTCOME.
const {
  SIP_PORT = '15060',
  HOST = '127.0.0.1',
  START_URL = 'http://localhost:1506/channels/voice/start',
  VOICE_SECRET,
  TRANSFER_OUTCOME = 'connected',
} = process.env;

const port = Number(SIP_PORT);
const transferOutcome = (['connected', 'busy', 'noanswer'] as const).find((outcome) => outcome === TRANSFER_OUTCOME);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`SIP_PORT is "${SIP_PORT}". Allowed: a whole number from 0 to 65535.`);
if (!URL.canParse(START_URL))
  fail(`START_URL is "${START_URL}". Allowed: the address of the first document, such as http://localhost:1506/channels/voice/start.`);
if (!transferOutcome) fail(`TRANSFER_OUTCOME is "${TRANSFER_OUTCOME}". Allowed: connected, busy, noanswer.`);
await Promise.all([runProgram('espeak-ng', ['--version'], ''), runProgram('sox', ['--version'], '')]).catch((error: Error) => fail(error.message));

const telephone = await startTelephone({
  host: HOST,
  port,
  startUrl: startAddress(START_URL, VOICE_SECRET),
  transferOutcome,
  cacheFolder: join(import.meta.dirname, '../../.cache/telephone'),
  ringMs: 300,
  onStep: (_callId, step) => console.log(describeStep(step)),
  onCallEnd: (_callId, { end, error }) => console.log(`call over: ${end}${error ? ` (${error.event}: ${error.message})` : ''}`),
}).catch((error: Error) => fail(`Cannot listen on ${HOST}:${port}: ${error.message}. Set SIP_PORT to a free one.`));
console.log(`The telephone is ready. Call ${telephone.uri}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void telephone.stop().then(() => process.exit(0)));

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
