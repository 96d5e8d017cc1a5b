import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Response } from 'express';
import type { CallbackItem, ComplaintDetail, DeskEvent, Draft, DraftRequest, KnowledgeTicket } from '../../../src/desk/api.ts';
import { deskPage } from '../../../src/desk/routes/page.ts';
import { callbacks, clusters, complaints, draftOf, EVALUATION, ME, NOW, QUEUE, report, TOPICS, tickets } from './pages-canned.ts';

/** The built desk with answers that are known beforehand, for tests of its pages alone: no database, no engine. */
export class PagesStage {
  callbacks = callbacks();
  complaints = complaints();
  tickets = tickets();
  /** What the pages sent, oldest first. */
  sent: { path: string; body: Record<string, unknown>; csrf: string | undefined }[] = [];
  /** The next request to a path that ends so is refused with this. */
  readonly refuse = new Map<string, { status: number; code: string }>();
  /** Whether anything was ever measured. */
  measured = true;
  /** The draft that is being made; `evaluation` comes when a test puts it there. */
  draft: Draft | undefined;
  readonly #live = new Set<Response>();
  readonly #server;
  base = '';

  private constructor(folder: string) {
    this.#server = createServer(this.#app(folder));
  }

  /** @param folder of the built pages. */
  static async start(folder: string): Promise<PagesStage> {
    const stage = new PagesStage(folder);
    await new Promise<void>((resolve) => stage.#server.listen(0, '127.0.0.1', resolve));
    stage.base = `http://127.0.0.1:${(stage.#server.address() as AddressInfo).port}`;
    return stage;
  }

  /** As it was started; no page may be open. */
  reset(): void {
    this.callbacks = callbacks();
    this.complaints = complaints();
    this.tickets = tickets();
    this.sent = [];
    this.refuse.clear();
    this.measured = true;
    this.draft = undefined;
    this.#live.clear();
  }

  /** Says to the open pages that something changed. */
  changed(changed: DeskEvent['changed']): void {
    for (const response of this.#live) response.write(`event: changed\ndata: ${JSON.stringify({ changed })}\n\n`);
  }

  /** Until a page listens to changes. */
  async listened(): Promise<void> {
    while (this.#live.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  evaluated(): void {
    if (this.draft) this.draft = { ...this.draft, state: 'ready', evaluation: EVALUATION };
    this.changed('knowledge');
  }

  async close(): Promise<void> {
    for (const response of this.#live) response.end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #app(folder: string): Express {
    const app = express();
    app.use('/api/desk', express.json(), (request, response, next) => {
      if (request.method === 'GET') return next();
      this.sent.push({ path: request.path, body: request.body as Record<string, unknown>, csrf: request.get('x-desk-csrf') });
      const ending = [...this.refuse.keys()].find((end) => request.path.endsWith(end));
      if (!ending) return next();
      const { status, code } = this.refuse.get(ending) as { status: number; code: string };
      this.refuse.delete(ending);
      return response.status(status).json({ code, title: code, detail: code });
    });
    app.get('/api/desk/me', (_, response) => response.json(ME));
    app.get('/api/desk/queue', (_, response) => response.json(QUEUE));
    app.get('/api/desk/events', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': hello\n\n');
      this.#live.add(response);
      response.on('close', () => this.#live.delete(response));
    });
    this.#callbackRoutes(app);
    this.#complaintRoutes(app);
    this.#knowledgeRoutes(app);
    app.get('/api/desk/report', ({ query }, response) => response.json(report(String(query.from), String(query.until), !this.measured)));
    app.get('/api/desk/report.csv', ({ query }, response) => response.type('text/csv').attachment(`${query.part}.csv`).send('day\r\n'));
    app.use(deskPage({ folder }), express.static(folder));
    return app;
  }

  #callbackRoutes(app: Express): void {
    const of = (reference: string): CallbackItem => this.callbacks.find((item) => item.reference === reference) as CallbackItem;
    const path = '/api/desk/callbacks/:reference';
    app.get('/api/desk/callbacks', (_, response) => response.json({ callbacks: this.callbacks, kept: { due: 48, kept: 45 } }));
    app.post(`${path}/take`, ({ params }, response) => {
      of(params.reference).takenBy = { id: ME.id, name: ME.name };
      response.json({ phone: '0812345678' });
    });
    app.post(`${path}/release`, ({ params }, response) => {
      delete of(params.reference).takenBy;
      response.status(204).end();
    });
    app.post(`${path}/attempts`, ({ params, body }, response) => {
      const item = of(params.reference);
      item.attempts.push({ at: NOW.toISOString(), agent: ME.name, result: body.result });
      item.attemptsLeft -= 1;
      delete item.takenBy;
      response.json(item);
    });
    app.post(`${path}/close`, ({ params, body }, response) => response.json(Object.assign(of(params.reference), { state: 'done', outcome: body.outcome })));
  }

  #complaintRoutes(app: Express): void {
    const of = (reference: string): ComplaintDetail => this.complaints.find((item) => item.reference === reference) as ComplaintDetail;
    const path = '/api/desk/complaints/:reference';
    app.get('/api/desk/complaints', (_, response) =>
      response.json({ complaints: this.complaints.map(({ values: _values, notes: _notes, answer: _answer, ...item }) => item) }),
    );
    app.post(`${path}/open`, ({ params }, response) => response.json(of(params.reference)));
    app.post(`${path}/notes`, ({ params, body }, response) => {
      of(params.reference).notes.push({ at: NOW.toISOString(), agent: ME.name, text: body.text });
      response.json(of(params.reference));
    });
    app.post(`${path}/assign`, ({ params, body }, response) => {
      const to = QUEUE.agents.find(({ id }) => id === body.to);
      if (to) of(params.reference).assignee = { id: to.id, name: to.name };
      else delete of(params.reference).assignee;
      response.json(of(params.reference));
    });
    app.post(`${path}/state`, ({ params, body }, response) => response.json(Object.assign(of(params.reference), { state: body.state })));
    app.post(`${path}/due`, ({ params, body }, response) => response.json(Object.assign(of(params.reference), { dueAt: body.dueAt, overdue: false })));
    app.post(`${path}/answer`, ({ params, body }, response) =>
      response.json(Object.assign(of(params.reference), { state: 'answered', answer: body.text, overdue: false })),
    );
  }

  #knowledgeRoutes(app: Express): void {
    app.get('/api/desk/knowledge/clusters', (_, response) => response.json({ clusters: clusters() }));
    app.get('/api/desk/knowledge/topics', (_, response) => response.json({ topics: TOPICS }));
    app.get('/api/desk/knowledge/tickets', (_, response) => response.json({ tickets: this.tickets }));
    app.post('/api/desk/knowledge/tickets/:id', ({ params, body }, response) => {
      const ticket = this.tickets.find(({ id }) => id === params.id) as KnowledgeTicket;
      response.json(Object.assign(ticket, { state: body.state }));
    });
    app.post('/api/desk/knowledge/drafts', ({ body }, response) => {
      this.draft = draftOf(body as DraftRequest);
      response.json(this.draft);
    });
    app.get('/api/desk/knowledge/drafts/:id', (_, response) => response.json(this.draft));
    app.post('/api/desk/knowledge/drafts/:id/answered', (_, response) => response.json({ told: 3 }));
  }
}
