import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { messagingApi } from '@line/bot-sdk';
import express from 'express';
import { pino } from 'pino';
import type { LinePlatform } from '../../sandbox/line/platform/line-platform.ts';
import { startLinePlatform } from '../../sandbox/line/platform/start-line-platform.ts';
import type { LineChannel } from '../../src/channels/line/line-channel.ts';
import { LineClient } from '../../src/channels/line/line-client.ts';
import { lineConversationId } from '../../src/channels/line/line-ids.ts';
import type { Phrases } from '../../src/channels/phrases/phrases.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { problemHandler } from '../../src/http/problem.ts';
import type { LineParts, LineSide } from '../../src/server/compose-line.ts';
import { deskSetUp } from '../../src/server/desk-set-up.ts';
import { lineRoute } from '../../src/server/routes/line-route.ts';
import type { Conversations } from '../../src/storage/conversations/conversations.ts';
import type { KeyRing } from '../../src/storage/records/records.ts';
import { openStage, type Stage } from '../../src/stories/open-stage.ts';

export const CHANNEL_SECRET = 'secret-of-the-channel';

/** The whole service with LINE on both sides of it: the platform of the sandbox sends webhooks and checks every request of ours. */
export interface StageWithLine extends Stage {
  line: LineChannel;
  phrases: Phrases;
  platform: LinePlatform;
  webhookUrl: string;
  /** What the channel told of itself. */
  told: { sent: string[]; failed: string[]; quota: [number | undefined, number][] };
  /** Log lines of the channel. */
  lines: string[];
  conversationOf(userId: string): string;
  /** Texts that the bot sent to a person, by reply or push; of Flex the alternative text. */
  textsTo(userId: string): string[];
  /** How messages went to a person. */
  viaTo(userId: string): string[];
  /** Resolves when every webhook so far is answered and everything in it dealt with. */
  settled(...happened: { delivered: Promise<unknown> }[]): Promise<void>;
}

export interface StageWithLineOptions {
  channel?: Partial<LineParts> | undefined;
  conversations?: ((keyRing: KeyRing) => Promise<Conversations>) | undefined;
  quota?: number | 'unlimited' | undefined;
  /** How long LINE has to take a request, in ms. */
  timeoutMs?: number | undefined;
  /** Our own agents' desk is served. */
  desk?: boolean | undefined;
}

/** @param options `channel` changes parts of the channel. Close what it returns. */
export async function openStageWithLine(options: StageWithLineOptions = {}): Promise<StageWithLine> {
  const { channel, conversations, quota = 'unlimited', timeoutMs = 300 } = options;
  const { platform, baseUrl, stop } = await startLinePlatform({ channelSecret: CHANNEL_SECRET, channelToken: 'token', quota, slowMs: 600 });
  const told: StageWithLine['told'] = { sent: [], failed: [], quota: [] };
  const lines: string[] = [];
  const phrases = await loadPhrases();
  const content = await loadContent();
  const stage = await openStage({
    content,
    phrases,
    issuer: 'https://sign-in.example',
    publicUrl: 'https://1506.example',
    log: pino({ level: 'trace' }, { write: (text: string) => lines.push(text) }),
    ...(conversations ? { conversations } : {}),
    ...(options.desk ? { desk: (parts) => deskSetUp({ ...parts, content }) } : {}),
    line: {
      api: new LineClient({ token: 'token', baseUrl, timeoutMs }),
      secrets: ['secret-of-before', CHANNEL_SECRET],
      hooks: {
        onSent: (via) => told.sent.push(via),
        onFailed: (why) => told.failed.push(why),
        onQuota: (limit, used) => told.quota.push([limit, used]),
      },
      mergeMs: 60,
      pausesMs: [10, 20],
      ...channel,
    },
  });
  const line = (stage.service.line as LineSide).channel;
  const server = createServer(express().use(lineRoute(line), problemHandler(pino({ level: 'silent' })))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/channels/line/webhook`;
  platform.webhooks.url = webhookUrl;
  const sentTo = (userId: string) => platform.log.to(userId);
  return {
    ...stage,
    line,
    phrases,
    platform,
    webhookUrl,
    told,
    lines,
    conversationOf: (userId) => lineConversationId(stage.keyRing, userId),
    textsTo: (userId) => sentTo(userId).flatMap(({ messages }) => messages.map(wordsOf)),
    viaTo: (userId) => sentTo(userId).map(({ via }) => via),
    settled: async (...happened) => {
      await Promise.all(happened.map(({ delivered }) => delivered));
      await line.settled();
    },
    close: async () => {
      await line.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stage.close();
      await stop();
    },
  };
}

function wordsOf(message: messagingApi.Message): string {
  if (message.type === 'text') return (message as messagingApi.TextMessage).text;
  return message.type === 'flex' ? (message as messagingApi.FlexMessage).altText : message.type;
}

/** Every button that messages offer, in order: what stands on it, what it says in the chat, and its data. */
export function buttonsOf(messages: readonly messagingApi.Message[]): { label: string; data: string; displayText?: string | undefined }[] {
  const found: ReturnType<typeof buttonsOf> = [];
  JSON.stringify(messages, (_key, value: unknown) => {
    const { type, label, data, displayText } = (value ?? {}) as { type?: unknown; label?: string; data?: string; displayText?: string };
    if ((type === 'postback' || type === 'datetimepicker') && data !== undefined) found.push({ label: label ?? '', data, displayText });
    return value;
  });
  return found;
}
