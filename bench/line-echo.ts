/** The least a LINE bot does: signature, and the text back. What bench/line.ts compares with. */
import { messagingApi, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';

const { LINE_CHANNEL_SECRET: channelSecret = '', LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken = '', LINE_API_URL: baseURL = '' } = process.env;
const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL });
const app = express();
app.post('/channels/line/webhook', middleware({ channelSecret }), (request, response) => {
  response.json({});
  for (const event of (request.body as webhook.CallbackRequest).events) {
    if (event.type !== 'message' || event.message.type !== 'text' || !event.replyToken) continue;
    void client.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text: event.message.text }] });
  }
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://localhost:${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => process.exit(0));
