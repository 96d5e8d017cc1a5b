import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { CallMessage } from './call-message.ts';
import { PhoneCall } from './phone-call.ts';
import { readPageMessage } from './read-page-message.ts';
import { startAddress } from './start-address.ts';

const PAGE = join(import.meta.dirname, 'page');
/** Small parts that the pages of the sandbox share. */
const SHARED = join(import.meta.dirname, '..', 'line', 'page', 'dom.js');
/** A page that is gone for longer has hung up. */
const GONE_MS = 10_000;
const CALLED = 'tel:1506';

export interface PhoneOptions {
  /** Address of the first document. */
  startUrl: string;
  /** VOICE_SECRET of the assistant, when it has one. */
  key?: string | undefined;
}

/** A telephone in a browser for development: the page, and the calls that it makes. Nothing here listens. */
export function createPhone({ startUrl, key }: PhoneOptions): Express {
  const calls = new Map<string, PhoneCall>();
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], upgradeInsecureRequests: null } }, strictTransportSecurity: false }));
  app.get('/', (_request, response) => response.redirect('/sandbox/phone/'));
  app.get('/sandbox/phone/dom.js', (_request, response) => response.sendFile(SHARED));
  app.use('/sandbox/phone', express.static(PAGE));

  app.post('/sandbox/phone/api/calls', express.json(), (request, response) => {
    const { caller } = (request.body ?? {}) as { caller?: unknown };
    const id = randomUUID();
    const call = new PhoneCall({ startUrl: startAddress(startUrl, key), caller: callerUri(String(caller ?? '')), called: CALLED });
    calls.set(id, call);
    // what was said stays readable for a while, for a page that lost its connection
    void call.ended.then(() => setTimeout(() => calls.delete(id), GONE_MS).unref());
    response.status(201).json({ id, startUrl });
  });
  app.post('/sandbox/phone/api/calls/:id', express.json(), (request, response) => {
    const call = calls.get(request.params.id);
    const message = readPageMessage(request.body);
    if (!call) return void response.status(404).json({ detail: 'This call is over. Dial again.' });
    if (typeof message === 'string') return void response.status(400).json({ detail: message });
    call.receive(message);
    response.status(202).end();
  });
  app.get('/sandbox/phone/api/calls/:id/events', (request, response) => {
    const call = calls.get(request.params.id);
    // 204 tells an EventSource not to come again
    if (!call) return void response.status(204).end();
    let sent = Number(request.get('last-event-id') ?? 0) || 0;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const tell = (message: CallMessage): void => {
      sent++;
      response.write(`id: ${sent}\ndata: ${JSON.stringify(message)}\n\n`);
      if (message.kind === 'ended') response.end();
    };
    const unwatch = call.watch(tell, sent);
    response.on('close', () => {
      unwatch();
      setTimeout(() => call.unwatched && call.leave(), GONE_MS).unref();
    });
  });
  return app;
}

/** As a telephone network gives it: `tel:+66812345678`; nothing for a number that is withheld. */
function callerUri(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits === '' ? '' : `tel:${digits.startsWith('0') ? `+66${digits.slice(1)}` : `+${digits}`}`;
}
