import { Router } from 'express';
import type { Metrics } from '../metrics.ts';

/** A dependency and whether it can be reached. */
export type Dependency = {
  name: string;
  ready: () => Promise<boolean>;
  /** We serve without it, though not everything: public answers go on while a back end is down. */
  optional?: boolean;
};

/** /healthz: the process lives. /readyz: it can serve, with each dependency. /metrics: for Prometheus. */
export function healthRoute(metrics: Metrics, dependencies: Dependency[], stopping: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const checked = await Promise.all(
      dependencies.map(async ({ name, ready, optional }) => ({ name, optional, state: (await ready().catch(() => false)) ? 'ok' : 'unreachable' })),
    );
    const ok = !stopping() && checked.every(({ state, optional }) => state === 'ok' || optional);
    response.status(ok ? 200 : 503).json({
      status: !ok ? (stopping() ? 'stopping' : 'degraded') : checked.every(({ state }) => state === 'ok') ? 'ok' : 'degraded',
      dependencies: Object.fromEntries(checked.map(({ name, state }) => [name, state])),
    });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
