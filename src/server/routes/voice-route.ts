import { randomUUID } from 'node:crypto';
import { json, type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import type { CallManners } from '../../channels/voice/call-manners.ts';
import { grammarSpec } from '../../channels/voice/vxml/grammar-spec.ts';
import { renderGrammar } from '../../channels/voice/vxml/render-grammar.ts';
import type { VxmlOptions } from '../../channels/voice/vxml/render-options.ts';
import { renderStart } from '../../channels/voice/vxml/render-start.ts';
import { renderVxml } from '../../channels/voice/vxml/render-vxml.ts';
import { sendProblem } from '../../http/problem.ts';
import { type AnswerCallParts, answerCall } from '../voice/answer-call.ts';
import { type CallRequest, fieldOf, readCall } from '../voice/read-call.ts';
import type { VoiceAuth } from '../voice/voice-auth.ts';

const FOLDER = '/channels/voice';

export interface VoiceRouteParts extends AnswerCallParts {
  manners: Pick<CallManners, 'apology' | 'phrases'>;
  auth: VoiceAuth;
  /** What the operator's platform is told with every document. */
  gateway: Omit<VxmlOptions, 'turnUrl' | 'grammarUrl' | 'callId'>;
}

/** VoiceXML: GET or POST /channels/voice/start and /channels/voice/turn, and the grammars that their documents name. */
export function voiceRoute(parts: VoiceRouteParts): Router {
  const { auth, log } = parts;
  const router = Router();
  const genuine: RequestHandler = (request, response, next) => {
    if (auth.isGenuine(request, fieldOf(request, 'call'))) return next();
    log.warn({ route: request.path }, 'a telephone platform without proof');
    sendProblem(response, 401, 'unproven', 'The request does not prove where it comes from', 'Send the shared secret of VOICE_SECRET; docs/voice.md says how.');
  };
  const bodies = [urlencoded({ extended: false, limit: '64kb' }), json({ limit: '64kb' })];
  for (const [path, begins] of [
    [`${FOLDER}/start`, true],
    [`${FOLDER}/turn`, false],
  ] as const) {
    router
      .route(path)
      .all(...bodies, genuine)
      .get(step(begins))
      .post(step(begins));
  }
  // what a grammar accepts stands in its address, so there is nothing to prove
  router.get(`${FOLDER}/grammars/:name.grxml`, (request, response) => sendGrammar(parts, request, response));
  return router;

  function step(begins: boolean): RequestHandler {
    return async (request, response) => {
      const asked = readCall(request, begins);
      if (!asked) {
        if (begins && fieldOf(request, 'call') === undefined) return sendDocument(response, startOf(parts, request, randomUUID()));
        return sendProblem(response, 400, 'bad_call', 'The call has no id', 'Send call, 1 to 200 characters, as the platform names the call.');
      }
      // the platform knows the caller by a variable only: its first document sends it
      if (begins && fieldOf(request, 'caller') === undefined) return sendDocument(response, startOf(parts, request, asked.call));
      const spoken = await answerCall(parts, asked);
      sendDocument(response, renderVxml(spoken.step, optionsOf(parts, request, asked, spoken.failed)));
    };
  }
}

function optionsOf(parts: VoiceRouteParts, request: Request, asked: CallRequest, failed: boolean): VxmlOptions {
  const next = asked.input.event === 'start' ? 1 : (asked.turn ?? 0) + 1;
  return { ...parts.gateway, callId: asked.call, turnUrl: turnUrl(parts, request, asked.call, next, failed), grammarUrl: 'grammars' };
}

/** Relative to the document, so that the platform may reach us under whatever address. */
function turnUrl({ auth }: VoiceRouteParts, request: Request, call: string, turn: number, failed: boolean): string {
  const key = auth.keyFor(request, call);
  const lang = fieldOf(request, 'lang');
  const query = new URLSearchParams({
    turn: String(turn),
    ...(failed ? { after: 'error' } : {}),
    // an apology has to be in the language of the call too
    ...(lang === 'en' || lang === 'th' ? { lang } : {}),
    ...(key ? { key } : {}),
  });
  return `turn?${query}`;
}

function startOf(parts: VoiceRouteParts, request: Request, call: string): string {
  const { gateway } = parts;
  const lang = fieldOf(request, 'lang') === 'en' ? 'en' : 'th';
  return renderStart(lang, { ...gateway, callId: call, turnUrl: turnUrl(parts, request, call, 0, false) });
}

function sendDocument(response: Response, document: string): void {
  response.status(200).set('cache-control', 'no-store').type('application/voicexml+xml').send(document);
}

const MOST_PHRASES = 40;

function sendGrammar({ manners }: VoiceRouteParts, request: Request, response: Response): void {
  const query = new URL(request.originalUrl, 'http://service').searchParams;
  const lang = query.get('lang') === 'en' ? 'en' : 'th';
  const { grammar, wrong = 'keys, digits or words, as the documents name them.' } = grammarOf(String(request.params.name), query, manners.phrases(lang));
  if (grammar === undefined) sendProblem(response, 400, 'bad_grammar', 'That is not a grammar', wrong);
  else response.status(200).type('application/srgs+xml').send(grammar);
}

/** The document of a grammar, or why there is none. */
function grammarOf(name: string, query: URLSearchParams, phrases: string[]): { grammar?: string; wrong?: string } {
  if (query.getAll('say').length > MOST_PHRASES) return { wrong: `At most ${MOST_PHRASES} phrases.` };
  try {
    const spec = grammarSpec(name, query, phrases);
    return spec ? { grammar: renderGrammar(spec) } : {};
  } catch (error) {
    if (error instanceof RangeError) return { wrong: error.message };
    throw error;
  }
}
