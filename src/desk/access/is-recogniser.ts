import type { Request } from 'express';
import { sameText } from './secrets.ts';

const TRANSCRIPT = /^\/api\/desk\/calls\/[^/]+\/transcript$/;
const BEARER = /^Bearer +(.+)$/i;

/**
 * Whether a request comes from the hotline's speech recogniser, which may send what it hears and nothing else.
 * @param key of the recogniser; nothing: there is none.
 * @returns `wrong` for one that shows a key which is not ours; false for everybody else, who needs a session.
 */
export function isRecogniser(request: Pick<Request, 'method' | 'originalUrl' | 'headers'>, key: string | undefined): boolean | 'wrong' {
  const [path = ''] = request.originalUrl.split('?', 1);
  if (request.method !== 'POST' || !TRANSCRIPT.test(path)) return false;
  const shown = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (shown === undefined) return false;
  return key !== undefined && sameText(shown, key) ? true : 'wrong';
}
