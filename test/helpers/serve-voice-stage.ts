import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import type { PlayCallParts } from '../../sandbox/phone/calls/play-call.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { readSpoken } from '../../src/content/read-spoken.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { spokenText } from '../../src/knowledge/spoken/spoken-text.ts';
import { Metrics } from '../../src/server/metrics.ts';
import { voiceRoute } from '../../src/server/routes/voice-route.ts';
import { VoiceAuth } from '../../src/server/voice/voice-auth.ts';
import { openStage, type Stage } from '../../src/stories/open-stage.ts';

const SECRET = 'stage-secret-of-calls';
/** As a gateway that recognises free speech. */
const GATEWAY = { callerField: 'session.connection.remote.uri', transferTo: 'tel:+6621506', freeSpeech: { src: 'builtin:grammar/transcribe' } };

/** The telephone of the service alone on a free port, on a clock that stands still. */
export interface VoiceStage extends Stage {
  playParts: PlayCallParts;
}

/** Close what it returns. @throws Error when the stage has no telephone. */
export async function serveVoiceStage(): Promise<VoiceStage> {
  const [content, phrases, words] = [await loadContent(), await loadPhrases(), readSpoken()];
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });
  const stage = await openStage({ content, phrases, log });
  const { turns, voice } = stage.service;
  if (!voice) throw new Error('The stage has no telephone. Give `voice` to compose in openStage.');
  const app = express();
  const auth = new VoiceAuth({ secret: SECRET });
  app.use(voiceRoute({ turns, manners: voice, auth, keyRing: stage.keyRing, gateway: GATEWAY, metrics: new Metrics(), log }));
  app.use(problemHandler(log));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const startUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/channels/voice/start`;
  return {
    ...stage,
    playParts: { stage, startUrl, key: SECRET, spoken: (text) => spokenText(text, /[a-z]{3}/i.test(text) ? 'en' : 'th', words) },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stage.close();
    },
  };
}
