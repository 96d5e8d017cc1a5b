import { type Answer, notFound, ok, refused } from '../answer.ts';
import type { LinePlatform } from '../line-platform.ts';
import type { Delivery } from '../webhook-sender.ts';
import type { Operation } from './operation.ts';

const ENDPOINT = '/v2/bot/channel/webhook/endpoint';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const NONE = notFound('Webhook endpoint not found');
const INVALID = refused(400, 'Invalid webhook endpoint URL');

/** Where webhooks go. @see https://developers.line.biz/en/reference/messaging-api/#webhook-settings */
export function webhookOperations({ webhooks }: LinePlatform): Operation[] {
  return [
    { method: 'GET', path: ENDPOINT, run: () => (webhooks.url ? ok({ endpoint: webhooks.url, active: true }) : NONE) },
    {
      method: 'PUT',
      path: ENDPOINT,
      run: ({ body }) => {
        const { endpoint } = body as { endpoint: string };
        if (!allowed(endpoint)) return INVALID;
        webhooks.url = endpoint;
        return ok();
      },
    },
    {
      method: 'POST',
      path: '/v2/bot/channel/webhook/test',
      run: async ({ body }): Promise<Answer> => {
        const { endpoint = webhooks.url } = (body ?? {}) as { endpoint?: string };
        if (!endpoint) return NONE;
        return allowed(endpoint) ? ok(result(await webhooks.send([], endpoint))) : INVALID;
      },
    },
  ];
}

/** LINE takes https alone; so does the sandbox, but for this machine's own addresses. */
function allowed(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const DETAIL = { could_not_connect: 'Failure to connect', request_timeout: 'Request timeout' } as const;

function result({ at, status, reason }: Delivery): object {
  const detail = DETAIL[reason as keyof typeof DETAIL] ?? String(status);
  return { success: reason === 'ok', timestamp: at, statusCode: status, reason: reason.toUpperCase(), detail };
}
