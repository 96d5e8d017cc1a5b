import { Router } from 'express';
import type { Metrics } from '../metrics.ts';

/** A dependency and whether it can be reached. */
export type Dependency = { name: string; ready: () => Promise<boolean> };

/** /healthz: the process lives. /readyz: it can serve, with each dependency. /metrics: for Prometheus. */
export function healthRoute(metrics: Metrics, dependencies: Dependency[], stopping: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const checked = await Promise.all(dependencies.map(async ({ name, ready }) => [name, (await ready().catch(() => false)) ? 'ok' : 'unreachable'] as const));
    const ok = !stopping() && checked.every(([, state]) => state === 'ok');
    response.status(ok ? 200 : 503).json({ status: ok ? 'ok' : stopping() ? 'stopping' : 'degraded', dependencies: Object.fromEntries(checked) });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
