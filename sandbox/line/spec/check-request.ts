import type { messagingApi } from '@line/bot-sdk';
import { messageLimitFaults } from './check-message-limits.ts';
import { richMenuLimitFaults } from './check-rich-menu-limits.ts';
import { type Fault, inOneLine } from './fault.ts';
import { LIMITS } from './limits.ts';
import { LineDocument } from './line-document.ts';
import { findOperation } from './operations.ts';

let once: LineDocument | undefined;
const messagingDocument = (): LineDocument => {
  once ??= new LineDocument('messaging-api.yml', 'closed');
  return once;
};

/**
 * What is wrong with a request to LINE's Messaging API, by LINE's OpenAPI file (a property that it does not name is a fault too) and by the limits of its
 * documentation (schemas/line/limits.yaml). The limits are looked at when the schema is kept.
 * @param path of api.line.me or api-data.line.me, with or without a query.
 * @param body parsed JSON; undefined for none.
 * @returns one line for each fault, e.g. `messages[0].text: May not be empty`; none when LINE would take it.
 */
export const checkRequest = (method: string, path: string, body?: unknown): string[] => requestFaults(method, path, body).map(inOneLine);

/** The same for a list of messages, as they stand in a reply or a push. */
export const checkMessages = (messages: unknown): string[] => checkRequest('POST', '/v2/bot/message/validate/reply', { messages });

/** The same with place and reason apart, as LINE's error body has them. */
export function requestFaults(method: string, path: string, body: unknown): Fault[] {
  const document = messagingDocument();
  const operation = findOperation(document.paths, method, path);
  if (!operation) return [{ property: '', message: `${method} ${path} is no request of the Messaging API` }];
  if (!operation.requestSchema) return [];
  if (body === undefined) return operation.bodyRequired ? [{ property: '', message: 'The request body may not be empty' }] : [];
  const faults = document.check(operation.requestSchema, body);
  return faults.length > 0 ? faults : [...limitFaults(operation.requestSchema, body as Record<string, unknown>)];
}

/** What is wrong with an answer of the Messaging API; for the platform's own tests. */
export function checkResponse(method: string, path: string, status: number, body: unknown): string[] {
  const document = messagingDocument();
  const operation = findOperation(document.paths, method, path);
  if (!operation) return [`${method} ${path} is no request of the Messaging API`];
  const schema = status >= 400 ? 'ErrorResponse' : operation.responseSchema(status);
  return schema ? document.check(schema, body).map(inOneLine) : [];
}

function* limitFaults(schema: string, body: Record<string, unknown>): Generator<Fault> {
  const bytes = Buffer.byteLength(JSON.stringify(body));
  const { max } = LIMITS.sending.request_body_bytes;
  if (bytes > max) yield { property: '', message: `The request body is ${bytes} bytes; at most ${max}` };
  if (schema === 'RichMenuRequest') yield* richMenuLimitFaults(body as messagingApi.RichMenuRequest);
  if (schema === 'ShowLoadingAnimationRequest') yield* loadingFaults(body as unknown as messagingApi.ShowLoadingAnimationRequest);
  for (const [index, message] of ((body.messages ?? []) as messagingApi.Message[]).entries()) yield* messageLimitFaults(message, ['messages', index]);
}

function* loadingFaults({ loadingSeconds = 20 }: messagingApi.ShowLoadingAnimationRequest): Generator<Fault> {
  const step = LIMITS.loading_animation.multiple_of;
  if (loadingSeconds % step !== 0) yield { property: 'loadingSeconds', message: `Must be a multiple of ${step}` };
}
