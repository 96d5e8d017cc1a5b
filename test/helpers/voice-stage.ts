import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Logger, pino } from 'pino';
import type { SandboxState } from '../../sandbox/sso/start-sandbox.ts';
import type { CallManners } from '../../src/channels/voice/call-manners.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { loadPhrases } from '../../src/content/read-locales.ts';
import { problemHandler } from '../../src/http/problem.ts';
import { deskSetUp } from '../../src/server/desk-set-up.ts';
import { Metrics } from '../../src/server/metrics.ts';
import { jambonzRoute } from '../../src/server/routes/jambonz-route.ts';
import { voiceRoute } from '../../src/server/routes/voice-route.ts';
import { jambonzAuth } from '../../src/server/voice/jambonz-auth.ts';
import { VoiceAuth, type VoiceAuthOptions } from '../../src/server/voice/voice-auth.ts';
import type { Conversations } from '../../src/storage/conversations/conversations.ts';
import type { KeyRing } from '../../src/storage/records/records.ts';
import { openStage, type Stage, type StageParts } from '../../src/stories/open-stage.ts';
import { grammarFaults, vxmlFaults } from './vxml-valid.ts';

export const VOICE_SECRET = 'a shared secret of a test';
export const JAMBONZ_SECRET = 'wh_secret_of_a_test';

/** The telephone's routes on a free port, with the service and the sandbox behind them. Close it. */
export interface VoiceStage extends Stage {
  base: string;
  state(): Promise<SandboxState>;
  /** Begins a call. @param caller empty for a number that is withheld. */
  call(id: string, caller?: string, lang?: string): Promise<Caller>;
}

export interface VoiceStageOptions {
  auth?: VoiceAuthOptions;
  log?: Logger;
  conversations?: (keyRing: KeyRing) => Promise<Conversations>;
  /** Our own agents' desk is served. */
  desk?: boolean;
}

export async function openVoiceStage(options: VoiceStageOptions = {}): Promise<VoiceStage> {
  const log = options.log ?? pino({ level: 'silent' });
  const { conversations } = options;
  const content = await loadContent();
  const desk: StageParts['desk'] = options.desk ? (parts) => deskSetUp({ ...parts, content }) : undefined;
  const stage = await openStage({ content, phrases: await loadPhrases(), log, ...(conversations ? { conversations } : {}), ...(desk ? { desk } : {}) });
  const app = express();
  const parts = {
    turns: stage.service.turns,
    manners: stage.service.voice as CallManners,
    keyRing: stage.keyRing,
    gateway: { transferTo: 'tel:+6621506' },
    metrics: new Metrics(),
    log,
  };
  app.use(voiceRoute({ ...parts, auth: new VoiceAuth(options.auth ?? { secret: VOICE_SECRET }) }));
  app.use(jambonzRoute({ ...parts, auth: jambonzAuth([JAMBONZ_SECRET]) }));
  app.use(problemHandler(log));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...stage,
    base,
    state: async () => (await fetch(`${stage.sandbox}/sandbox/state`)).json() as Promise<SandboxState>,
    call: (id, caller = 'tel:+66812345678', lang) => Caller.begin(base, { call: id, caller, ...(lang ? { lang } : {}) }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stage.close();
    },
  };
}

/** A telephone platform with somebody on the line. Every document that it gets must be valid, and so must its grammars. */
export class Caller {
  readonly #call: string;
  #at: string;
  /** The last document, and what is heard of it. */
  document = '';

  private constructor(base: string, call: string) {
    this.#call = call;
    this.#at = `${base}/channels/voice/start`;
  }

  static async begin(base: string, fields: Record<string, string>): Promise<Caller> {
    const caller = new Caller(base, fields.call ?? '');
    await caller.send(fields);
    return caller;
  }

  /** Everything said, one sentence a line. */
  get heard(): string {
    return [...this.document.matchAll(/<prompt[^>]*>(.*?)<\/prompt>/gs)].map(([, prompt = '']) => prompt.replace(/<[^>]*>/g, '').trim()).join('\n');
  }

  /** Where what the caller does next goes. */
  get next(): string {
    return this.#at;
  }

  get ends(): boolean {
    return this.document.includes('<disconnect');
  }

  get transfers(): boolean {
    return /<form id="step">.*<transfer /s.test(this.document.replace(/<form id="lost">.*<\/form>/s, ''));
  }

  say(utterance: string, confidence = 0.9): Promise<string> {
    return this.send({ utterance, confidence: String(confidence) });
  }

  /** @param hypotheses utterance and confidence. */
  sayOneOf(...hypotheses: [string, number][]): Promise<string> {
    return this.send({ nbest: JSON.stringify(hypotheses.map(([utterance, confidence]) => ({ utterance, confidence }))) });
  }

  press(dtmf: string): Promise<string> {
    return this.send({ dtmf });
  }

  silent(): Promise<string> {
    return this.send({ event: 'noinput' });
  }

  unclear(): Promise<string> {
    return this.send({ event: 'nomatch' });
  }

  hangUp(): Promise<string> {
    return this.send({ event: 'hangup' });
  }

  /** @returns what is heard. */
  async send(fields: Record<string, string>): Promise<string> {
    const response = await fetch(this.#at, {
      method: 'POST',
      headers: { authorization: `Bearer ${VOICE_SECRET}` },
      body: new URLSearchParams({ call: this.#call, ...fields }),
    });
    const document = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${document}`);
    const faults = vxmlFaults(document);
    if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${document}`);
    this.document = document;
    this.#at = new URL(/next="(turn[^"]*)"/.exec(document)?.[1]?.replaceAll('&amp;', '&') ?? '', this.#at).href;
    return this.heard;
  }

  /** What is wrong with the grammars that the document names. */
  async grammarFaults(): Promise<string[]> {
    const sources = [...this.document.matchAll(/<grammar[^>]* src="(grammars[^"]*)"/g)].map(([, src = '']) => new URL(src.replaceAll('&amp;', '&'), this.#at));
    const documents = await Promise.all(sources.map(async (source) => (await fetch(source)).text()));
    return documents.flatMap(grammarFaults);
  }
}
