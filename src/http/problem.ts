import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** Sends an RFC 9457 problem document. `detail` says what to do; nothing personal is in it. */
export function sendProblem(response: Response, status: number, code: string, title: string, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `https://ask-1506.example/problems/${code}`, title, status, code, detail }));
}

/** The last handler: bad JSON and oversized bodies are the sender's, everything else is ours. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error?.type === 'entity.parse.failed')
      return sendProblem(response, 400, 'bad_json', 'The body is not JSON', 'Send a JSON object, such as {"text": "ทำฟันได้เท่าไหร่"}.');
    if (error?.type === 'entity.too.large')
      return sendProblem(response, 413, 'too_large', 'The body is too large', 'Send at most 16 kB; a question has at most 2,000 characters.');
    // anything else that express says is the sender's: a broken escape in the address, an unknown encoding
    if (error?.status >= 400 && error?.status < 500)
      return sendProblem(
        response,
        error.status,
        'bad_request',
        'The request cannot be read',
        'Send JSON in UTF-8, uncompressed, to an address of the documentation.',
      );
    log.error({ err: { name: error?.name, message: error?.message, stack: error?.stack }, route: request.path }, 'request failed');
    return sendProblem(response, 500, 'internal', 'Something went wrong', 'Try again in a moment, or call 1506.');
  };
}
