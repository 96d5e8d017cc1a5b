import { Router } from 'express';
import { sessionOf } from '../access/desk-session.ts';
import { changed, DESK, type DeskParts, staffOf } from '../desk-parts.ts';

type Parts = Pick<DeskParts, 'records' | 'live' | 'settings' | 'log' | 'clock'>;

/**
 * GET /api/desk/events (server-sent events): `changed` with what did, never how. An agent whose stream is open is there. The stream ends with the
 * session; being open does not keep it awake.
 */
export function eventRoutes(parts: Parts, { heartbeatMs = 15_000 } = {}): Router {
  const { records, live, settings, log, clock } = parts;
  const { agents, sessions } = records.desk;
  const router = Router();

  router.get('/api/desk/events', async (request, response) => {
    const { id } = staffOf(request);
    const { token, seenAt } = sessionOf(request);
    await agents.seen(id);
    // they may have gone meanwhile, and then nothing would end what begins here
    if (response.destroyed) return;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive', 'x-accel-buffering': 'no' });
    response.write(': here\nretry: 1000\n\n');
    const unsubscribe = live.subscribe(DESK, (event) => {
      response.write(`event: changed\ndata: ${JSON.stringify(event)}\n\n`);
    });
    const heartbeat = setInterval(() => {
      stillThere().catch((error: Error) => log.warn({ err: { message: error.message } }, 'heartbeat of a desk'));
    }, heartbeatMs);
    const stop = (): void => {
      clearInterval(heartbeat);
      unsubscribe();
    };
    response.on('close', stop);
    // colleagues see that they are back
    if (Date.parse(seenAt) < clock().getTime() - settings.handoff.lostAfterSeconds * 1000) changed(parts, { changed: 'queue' });

    async function stillThere(): Promise<void> {
      const session = await sessions.look(token, settings.session.idleMinutes);
      if (response.destroyed) return;
      if (session) {
        response.write(': still here\n\n');
        return agents.seen(id);
      }
      stop();
      response.end();
    }
  });
  return router;
}
