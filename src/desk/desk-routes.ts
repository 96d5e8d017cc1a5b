import { json, Router } from 'express';
import type { AccessParts } from './access/access-parts.ts';
import { guard } from './access/guard.ts';
import { signInRoutes } from './access/sign-in-routes.ts';
import { signOutRoute } from './access/sign-out-route.ts';
import type { DeskParts } from './desk-parts.ts';
import type { ReportParts } from './reports/load-report.ts';
import { auditRoutes } from './routes/audit.ts';
import { callbackRoutes } from './routes/callbacks.ts';
import { callRoutes } from './routes/calls.ts';
import { complaintRoutes } from './routes/complaints.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { eventRoutes } from './routes/events.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { meRoutes } from './routes/me.ts';
import { queueRoutes } from './routes/queue.ts';
import { reportRoutes } from './routes/reports.ts';
import { suggestRoutes } from './routes/suggest.ts';
import type { SuggestParts } from './suggest/suggest-parts.ts';

const LARGEST_BODY = '32kb';

/** What the desk and its doors need, all together. */
export type DeskRoutesParts = DeskParts & SuggestParts & ReportParts & AccessParts;

/** Everything behind the guard. Each router says of each of its routes whom it is for. */
const BEHIND_THE_GUARD: ((parts: DeskRoutesParts) => Router)[] = [
  meRoutes,
  (parts) => eventRoutes(parts),
  queueRoutes,
  conversationRoutes,
  suggestRoutes,
  callRoutes,
  callbackRoutes,
  complaintRoutes,
  knowledgeRoutes,
  reportRoutes,
  auditRoutes,
];

/**
 * The server side of the desk: its doors, and behind its guard everything of /api/desk. Put it before limits and cookies that are for the
 * public: a whole office comes from one address.
 * @param routers for tests of a part.
 */
export function deskRoutes(parts: DeskRoutesParts, routers = BEHIND_THE_GUARD): Router {
  const router = Router();
  router.use(signInRoutes(parts));
  // a body is read only for who may send one
  router.use('/api/desk', guard(parts), json({ limit: LARGEST_BODY }));
  router.use(signOutRoute(parts));
  for (const routes of routers) router.use(routes(parts));
  return router;
}
