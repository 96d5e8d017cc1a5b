import { startLinePlatform } from './platform/start-line-platform.ts';

// LINE for development as a process of its own. PORT (1512; 0 takes a free one), HOST, WEBHOOK_URL, LINE_CHANNEL_SECRET, LINE_CHANNEL_TOKEN.
const { PORT = '1512', HOST = '127.0.0.1', WEBHOOK_URL = 'http://localhost:1506/channels/line/webhook', LINE_CHANNEL_SECRET, LINE_CHANNEL_TOKEN } = process.env;

const port = Number(PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is "${PORT}". Allowed: a whole number from 0 to 65535.`);
if (!URL.canParse(WEBHOOK_URL))
  fail(`WEBHOOK_URL is "${WEBHOOK_URL}". Allowed: the address of the bot's webhook, such as http://localhost:1506/channels/line/webhook.`);
if (!LINE_CHANNEL_SECRET) fail('LINE_CHANNEL_SECRET is not set. Set any text, the same as for the bot.');
if (!LINE_CHANNEL_TOKEN) fail('LINE_CHANNEL_TOKEN is not set. Set any text, the same as for the bot.');

const options = { channelSecret: LINE_CHANNEL_SECRET, channelToken: LINE_CHANNEL_TOKEN, webhookUrl: WEBHOOK_URL };
const line = await startLinePlatform(options, { port, host: HOST }).catch((error: Error) =>
  fail(`Cannot listen on ${HOST}:${port}: ${error.message}. Set PORT to a free one.`),
);
console.log(`LINE for development is ready. Open ${line.baseUrl}/sandbox/line`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void line.stop().then(() => process.exit(0)));

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
