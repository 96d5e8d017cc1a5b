import { createServer } from 'node:http';
import { readFacts } from '../../src/content/read-content.ts';
import { isDay } from '../../src/knowledge/calendar.ts';
import { createSandbox } from './app.ts';

// The invented Social Security Office as a process of its own. PORT (1510; 0 takes a free one), HOST, TOKEN, TODAY.
const { PORT = '1510', HOST = '127.0.0.1', TOKEN = 'sandbox', TODAY } = process.env;

const port = Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is "${PORT}". Allowed: a whole number from 0 to 65535.`);
if (TODAY && !isDay(TODAY)) fail(`TODAY is "${TODAY}". Allowed: a day such as 2029-01-01.`);

// a fixed day is taken at noon in Thailand
const now = (): Date => (TODAY ? new Date(`${TODAY}T12:00:00+07:00`) : new Date());

const server = createServer(createSandbox({ facts: readFacts(), token: TOKEN, now }));
server.on('error', (error) => fail(`Cannot listen on ${HOST}:${port}: ${error.message}. Set PORT to a free one.`));
server.listen(port, HOST, () => {
  const address = server.address();
  console.log(`The invented Social Security Office is ready. Open http://localhost:${typeof address === 'object' && address ? address.port : port}/`);
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
