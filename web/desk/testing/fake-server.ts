import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import type { Call, Conversation, DeskEvent, HandoffItem, Me, MessageRequest, Suggestions, SuggestionUse, TransferRequest } from '../../../src/desk/api.ts';
import { sendProblem } from '../../../src/http/problem.ts';
import { CALL, COLLEAGUES, conversationOf, handoff, ME, minutesAgo, suggestionsFor } from './fake-state.ts';
import { sendPage } from './send-page.ts';

/** The desk's server as far as the pages see it: what they show, what they sent, and how it fails when told to. */
export class FakeServer {
  me: Me = { ...ME };
  items: HandoffItem[] = [];
  conversations = new Map<string, Conversation>();
  call: Call = { ...CALL };
  /** Requests are cut off without an answer. */
  away = false;
  /** Somebody else takes whatever is to be taken. */
  tooLate = false;
  messages: MessageRequest[] = [];
  uses: (SuggestionUse & { id: string })[] = [];
  transfers: TransferRequest[] = [];
  opened: string[] = [];
  asked: string[] = [];
  /** How many times a message was sent, also when nobody answered. */
  tries = 0;
  readonly #server: Server;
  readonly #streams = new Set<Response>();
  #round = 0;

  /** @param folder of the built pages. */
  static async start(folder: string): Promise<FakeServer> {
    const fake = new FakeServer(folder);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', () => resolve()));
    return fake;
  }

  private constructor(folder: string) {
    this.#server = createServer(this.#app(folder));
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As it was started; no page may be open. */
  reset(): void {
    this.me = { ...ME };
    this.items = [];
    this.conversations = new Map();
    this.call = { ...CALL };
    this.away = false;
    this.tooLate = false;
    this.messages = [];
    this.uses = [];
    this.transfers = [];
    this.opened = [];
    this.asked = [];
    this.tries = 0;
    this.#round = 0;
    this.dropStreams();
  }

  /** So many conversations that wait. */
  fill(count: number): void {
    this.items = Array.from({ length: count }, (_, number) => handoff(number));
    this.conversations = new Map(this.items.map((item) => [item.conversationId, conversationOf(item)]));
  }

  change(conversationId: string, change: Partial<HandoffItem>): HandoffItem | undefined {
    this.items = this.items.map((item) => (item.conversationId === conversationId ? { ...item, ...change } : item));
    return this.items.find((item) => item.conversationId === conversationId);
  }

  /** A line comes; nobody is told yet. */
  say(conversationId: string, text: string, who: 'person' | 'agent' = 'person'): void {
    const lines = this.conversations.get(conversationId)?.lines;
    lines?.push({ id: (lines.at(-1)?.id ?? 0) + 1, at: minutesAgo(0), who, text, ...(who === 'agent' ? { agent: this.me.name } : {}) });
  }

  tell(event: DeskEvent): void {
    for (const stream of this.#streams) stream.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`);
  }

  get connected(): number {
    return this.#streams.size;
  }

  /** As when the server is restarted. */
  dropStreams(): void {
    for (const stream of this.#streams) stream.destroy();
    this.#streams.clear();
  }

  async stop(): Promise<void> {
    this.dropStreams();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #app(folder: string): Express {
    const app = express();
    app.use(express.json());
    app.post('/api/desk/conversations/:id/messages', (_request, _response, next) => {
      this.tries++;
      next();
    });
    app.use('/api', (request, response, next) => {
      if (this.away) return void request.socket.destroy();
      if (request.method !== 'GET' && request.get('x-desk-csrf') !== this.me.csrf) return sendProblem(response, 403, 'csrf', 'No token', 'Send it.');
      next();
    });
    this.#reads(app);
    this.#handoffs(app);
    this.#suggestions(app);
    app.use('/api', (_request, response) => sendProblem(response, 404, 'not_found', 'Not there', 'Not there.'));
    app.get(['/desk', '/desk/{*page}'], (_request, response) => sendPage(response, join(folder, 'desk/index.html')));
    app.use(express.static(folder));
    return app;
  }

  #reads(app: Express): void {
    app.get('/api/desk/me', (_request, response) => void response.json(this.me));
    app.put('/api/desk/me/available', ({ body }, response) => {
      this.me = { ...this.me, available: body.available };
      response.json(this.me);
    });
    app.get('/api/desk/events', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': here\n\n');
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
    });
    app.get('/api/desk/queue', (_request, response) => void response.json({ items: this.items, agents: COLLEAGUES, open: true }));
    app.get('/api/desk/conversations/:id', ({ params }, response) => {
      const item = this.items.find(({ conversationId }) => conversationId === params.id);
      const found = this.conversations.get(params.id);
      const mine = item?.agent?.id === this.me.id || this.me.roles.includes('supervisor');
      if (!found || !mine) return sendProblem(response, 404, 'not_yours', 'Not yours', 'Read the queue anew.');
      response.json({ ...found, handoff: item });
    });
    app.get('/api/desk/calls/:id', (_request, response) => void response.json(this.call));
  }

  #handoffs(app: Express): void {
    app.post('/api/desk/handoffs/:id/:action', ({ params: { id, action }, body }, response) => {
      const item = this.items.find((one) => one.id === id);
      if (!item) return sendProblem(response, 404, 'not_yours', 'Not yours', 'Read the queue anew.');
      if (action === 'take') {
        const agent = this.tooLate ? { id: 'wichai', name: 'วิชัย ตั้งใจ' } : { id: this.me.id, name: this.me.name };
        const taken = this.change(item.conversationId, { state: 'taken', agent, takenAt: minutesAgo(0), lastAt: minutesAgo(7) });
        if (this.tooLate) return sendProblem(response, 409, 'taken', 'Taken', 'Take the next one.');
        return void response.json(taken);
      }
      if (action === 'transfer') this.transfers.push(body);
      this.items = this.items.filter((one) => one.id !== id);
      response.status(204).end();
    });
    app.post('/api/desk/conversations/:id/messages', ({ params, body }, response) => {
      if (!this.messages.some(({ messageId }) => messageId === body.messageId)) {
        this.messages.push(body);
        this.say(params.id, body.text, 'agent');
        this.change(params.id, { unread: 0 });
      }
      response.status(204).end();
    });
    app.post('/api/desk/conversations/:id/open', ({ params, body }, response) => {
      this.opened.push(body.reason);
      const found = this.conversations.get(params.id);
      const facts = [{ lookup: 'status', title: 'สถานะผู้ประกันตน', lines: ['มาตรา 33 ถึง 2 พ.ย. 69', 'ส่งมาแล้ว 84 เดือน'] }];
      if (found?.person) found.person = { ...found.person, opened: { until: minutesAgo(-15), facts } };
      response.json({ facts });
    });
  }

  #suggestions(app: Express): void {
    app.post('/api/desk/suggest', ({ body }, response) => {
      this.asked.push(body.text);
      const suggestions = body.text.includes('ไม่มีทาง') ? [] : suggestionsFor(++this.#round);
      response.json({ text: body.text, suggestions, outcome: suggestions.length ? 'answer' : 'none', ms: 12 } satisfies Suggestions);
    });
    app.post('/api/desk/suggestions/:id', ({ params, body }, response) => {
      this.uses.push({ id: params.id, ...body });
      response.status(204).end();
    });
  }
}
