import { createServer } from 'node:http';
import { createPhone } from './create-phone.ts';

// A telephone in a browser as a process of its own. PORT (1513; 0 takes a free one), HOST, START_URL, VOICE_KEY.
const { PORT = '1513', HOST = '127.0.0.1', START_URL = 'http://localhost:1506/channels/voice/start', VOICE_KEY } = process.env;

const port = Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is "${PORT}". Allowed: a whole number from 0 to 65535.`);
if (!URL.canParse(START_URL))
  fail(`START_URL is "${START_URL}". Allowed: the address of the first document, such as http://localhost:1506/channels/voice/start.`);

const server = createServer(createPhone({ startUrl: START_URL, key: VOICE_KEY }));
server.on('error', (error) => fail(`Cannot listen on ${HOST}:${port}: ${error.message}. Set PORT to a free one.`));
server.listen(port, HOST, () => {
  const address = server.address();
  console.log(`The telephone is ready. Open http://localhost:${typeof address === 'object' && address ? address.port : port}/sandbox/phone/`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
