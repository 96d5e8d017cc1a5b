import type { RequestHandler, Response } from 'express';
import { sendProblem } from '../../http/problem.ts';
import { keyedHash } from '../../storage/records/hash.ts';
import type { Role } from '../api.ts';
import { RECOGNISER, type Staff } from '../desk-parts.ts';
import type { DoorParts } from './access-parts.ts';
import { DeskCookies } from './desk-cookies.ts';
import type { DeskSession } from './desk-session.ts';
import { isRecogniser } from './is-recogniser.ts';
import { sameText } from './secrets.ts';

type Parts = Pick<DoorParts, 'records' | 'keyRing' | 'settings' | 'log' | 'recogniserKey' | 'publicUrl'>;

/**
 * Stands before everything of /api/desk: 401 `signed_out` without a session, 403 `csrf` for a change that does not come from our own page. Who
 * asks is on the request then (`staffOf`, `sessionOf`), with the roles they have now.
 */
export function guard(parts: Parts): RequestHandler {
  const { records, keyRing, settings, recogniserKey } = parts;
  const { origin } = new URL(parts.publicUrl);
  const cookies = new DeskCookies(parts.publicUrl);

  return async (request, response, next) => {
    // personal data are in it: no cache keeps it
    response.set('cache-control', 'no-store');
    const recogniser = isRecogniser(request, recogniserKey);
    if (recogniser === 'wrong') return wrongKey(response);
    if (recogniser) {
      Object.assign(request, { staff: RECOGNISER });
      return next();
    }
    const token = cookies.read(request, 'session');
    const { sessions, agents } = records.desk;
    const { idleMinutes } = settings.session;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    // pages read anew by themselves all day: only what somebody does keeps a session awake
    const session = token && (await (reads ? sessions.look(token, idleMinutes) : sessions.use(token, idleMinutes)));
    const agent = session && (await agents.of(session.agentId));
    if (!agent || agent.roles.length === 0) return signedOut(response);
    const { id, name, available, seenAt } = agent;
    const staff: Staff = { id, name, roles: agent.roles as Role[] };
    const deskSession: DeskSession = { token, csrf: keyedHash(keyRing, 'desk-csrf', token), until: session.expiresAt, available, seenAt };
    if (!reads && !isOurs(request.headers, deskSession.csrf, origin)) {
      await records.audit.add({ actor: `agent:${id}`, action: 'desk.refused', personKey: undefined, conversationId: undefined, detail: 'csrf' });
      return foreign(response);
    }
    Object.assign(request, { staff, deskSession });
    next();
  };
}

/** A page of another site can make a browser send our cookie, but cannot know the token; and a browser says where a change comes from. */
function isOurs(headers: Record<string, string | string[] | undefined>, csrf: string, origin: string): boolean {
  const shown = headers['x-desk-csrf'];
  return typeof shown === 'string' && sameText(shown, csrf) && (headers.origin === undefined || headers.origin === origin);
}

function signedOut(response: Response): void {
  sendProblem(response, 401, 'signed_out', 'Nobody is signed in', 'Sign in at /desk/sign-in.');
}

function wrongKey(response: Response): void {
  response.set('www-authenticate', 'Bearer');
  sendProblem(response, 401, 'wrong_key', 'The key is not right', 'Send the key of DESK_RECOGNISER_KEY as "authorization: Bearer <key>".');
}

function foreign(response: Response): void {
  sendProblem(
    response,
    403,
    'csrf',
    'This change does not come from the page of the desk',
    'Load the page again. The token of GET /api/desk/me goes into x-desk-csrf.',
  );
}
