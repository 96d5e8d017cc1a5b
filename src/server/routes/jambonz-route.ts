import { type Request, type RequestHandler, type Response, Router, raw } from 'express';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import type { JambonzOptions } from '../../channels/voice/jambonz/jambonz-options.ts';
import { type JambonzHook, readJambonz } from '../../channels/voice/jambonz/read-jambonz.ts';
import { renderJambonz } from '../../channels/voice/jambonz/render-jambonz.ts';
import { sendProblem } from '../../http/problem.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { type AnswerCallParts, answerCall } from '../voice/answer-call.ts';
import type { JambonzAuth } from '../voice/jambonz-auth.ts';

const FOLDER = '/channels/voice/jambonz';

export interface JambonzRouteParts extends AnswerCallParts {
  manners: Pick<CallManners, 'apology' | 'phrases'>;
  auth: JambonzAuth;
  /** What the operator's jambonz is told with every step. */
  gateway: Omit<JambonzOptions, 'turnUrl' | 'phrases'>;
}

/** jambonz: POST /channels/voice/jambonz/start (a call), /turn (what a verb brought) and /status (what became of the call). */
export function jambonzRoute(parts: JambonzRouteParts): Router {
  const router = Router();
  // the bytes as they came: they are signed. The INVITE of the caller lies in them, so they may be many
  const bytes = raw({ type: () => true, limit: '256kb', inflate: false });
  for (const hook of ['start', 'turn', 'status'] as const) router.post(`${FOLDER}/${hook}`, bytes, genuine(parts), answering(parts, hook));
  return router;
}

function genuine({ auth, log }: JambonzRouteParts): RequestHandler {
  return (request, response, next) => {
    if (auth(request, bodyOf(request))) return next();
    log.warn({ route: request.path }, 'a telephone platform without proof');
    sendProblem(response, 401, 'unproven', 'The request does not prove where it comes from', 'Set VOICE_JAMBONZ_SECRET; docs/voice-platforms.md says how.');
  };
}

function answering(parts: JambonzRouteParts, hook: JambonzHook): RequestHandler {
  return async (request, response) => {
    const read = readJambonz(parsed(bodyOf(request)), hook);
    if (!read) return sendProblem(response, 400, 'bad_call', 'The call has no id', 'Send JSON with call_sid, as jambonz does when its webhooks use POST.');
    const { call, input } = read;
    if (!input) return void response.status(204).end();
    const { turn, lang } = addressed(request);
    const { step, failed } = await answerCall(parts, { call, turn, lang, input: request.query.after === 'error' ? { ...input, afterError: true } : input });
    // nobody hears what is said of a call that is over
    if (hook === 'status') return void response.status(204).end();
    const next = hook === 'start' ? 1 : (turn ?? 0) + 1;
    const phrases = parts.manners.phrases(step.lang);
    sendVerbs(response, renderJambonz(step, { ...parts.gateway, turnUrl: turnUrl(next, lang, failed), phrases }));
  };
}

function addressed({ query }: Request): { turn: number | undefined; lang: Lang | undefined } {
  const { turn, lang } = query;
  return {
    turn: typeof turn === 'string' && /^\d{1,6}$/.test(turn) ? Number(turn) : undefined,
    lang: lang === 'th' || lang === 'en' ? lang : undefined,
  };
}

function turnUrl(turn: number, lang: Lang | undefined, failed: boolean): string {
  // an apology has to be in the language of the call too
  const query = new URLSearchParams({ turn: String(turn), ...(failed ? { after: 'error' } : {}), ...(lang ? { lang } : {}) });
  return `${FOLDER}/turn?${query}`;
}

function bodyOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function sendVerbs(response: Response, verbs: ReturnType<typeof renderJambonz>): void {
  response.status(200).set('cache-control', 'no-store').json(verbs);
}
