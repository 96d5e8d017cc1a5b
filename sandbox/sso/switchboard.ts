import { json, type Request, type Response, Router, urlencoded } from 'express';
import { type Faults, MODES, type Mode, TARGETS, type Target } from './faults.ts';
import { page } from './page.ts';
import { AGENTS, type Agents, type Received } from './received.ts';

interface Parts {
  faults: Faults;
  received: Received;
  /** Forgets what was received and changed. */
  clear: () => void;
}

/** The sandbox's own routes: the page at `/`, the switches, and what was received as JSON. For developers and tests; no token. */
export function switchboard({ faults, received, clear }: Parts): Router {
  const router = Router();
  router.use('/sandbox', json(), urlencoded({ extended: false }));
  router.get('/', (_request, response) => {
    response
      .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
      .type('html')
      .send(page(faults.current, received));
  });
  router.get('/sandbox/state', (_request, response) => {
    response.json({
      fault: faults.current,
      agents: received.agents,
      requests: Object.fromEntries(received.requests),
      callbacks: [...received.callbacks.values()],
      tickets: [...received.tickets.values()],
      handoffs: received.handoffs,
      messages: received.messages,
    });
  });
  router.post('/sandbox/faults', (request, response) => {
    const { mode, target = 'all', times } = (request.body ?? {}) as { mode?: string; target?: string; times?: string | number };
    const count = times === undefined || times === '' ? undefined : Number(times);
    if (!isOneOf<Mode>(MODES, mode)) return refuse(response, 'mode', MODES);
    if (!isOneOf<Target>(TARGETS, target)) return refuse(response, 'target', TARGETS);
    if (count !== undefined && !(Number.isInteger(count) && count > 0)) return refuse(response, 'times', ['a whole number from 1', 'nothing']);
    faults.set(mode, target, count);
    done(request, response);
  });
  router.post('/sandbox/agents', (request, response) => {
    const { state } = (request.body ?? {}) as { state?: string };
    if (!isOneOf<Agents>(AGENTS, state)) return refuse(response, 'state', AGENTS);
    received.agents = state;
    done(request, response);
  });
  router.post('/sandbox/reset', (request, response) => {
    clear();
    faults.clear();
    done(request, response);
  });
  return router;
}

const isOneOf = <Word extends string>(words: readonly Word[], word: string | undefined): word is Word => (words as readonly string[]).includes(word ?? '');

function refuse(response: Response, field: string, allowed: readonly string[]): void {
  response
    .status(400)
    .type('text/plain')
    .send(`${field} is not allowed. Allowed: ${allowed.join(', ')}.`);
}

/** Back to the page after a form, nothing after JSON. */
function done(request: Request, response: Response): void {
  if (request.is('urlencoded')) response.redirect(303, '/');
  else response.status(204).end();
}
