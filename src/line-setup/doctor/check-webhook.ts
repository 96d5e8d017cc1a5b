import { webhookAddress } from './check-environment.ts';
import { type Check, type DoctorApi, fault, ok } from './doctor.ts';

/** Does LINE send what people write to this service, and does it arrive? */
export async function checkWebhook(api: DoctorApi, publicUrl: string): Promise<Check[]> {
  const wanted = webhookAddress(publicUrl);
  const set = await api.webhook();
  const checks = [checkAddress(set?.endpoint, wanted), checkActive(set)];
  if (set?.endpoint === wanted) checks.push(await checkDelivery(api, wanted));
  return checks;
}

function checkAddress(endpoint: string | undefined, wanted: string): Check {
  if (endpoint === wanted) return ok('webhook address', `is ${wanted}`);
  const found = endpoint ? `is ${withoutQuery(endpoint)}` : 'is not set';
  return fault('webhook address', `${found}. Set it to ${wanted} in the LINE Developers Console, tab Messaging API, Webhook URL.`);
}

function checkActive(set: { active: boolean } | undefined): Check {
  return set?.active
    ? ok('webhook on', 'Use webhook is on')
    : fault(
        'webhook on',
        'Use webhook is off, so nothing that people write arrives. Switch it on in tab Messaging API, and Webhook redelivery and Error statistics aggregation with it.',
      );
}

/**
 * What LINE calls a failed delivery, and what helps.
 * @see https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/
 */
const REASONS: Record<string, string> = {
  could_not_connect: 'LINE cannot connect. Check the name in DNS, the firewall, and that the certificate comes from a public authority with its whole chain',
  request_timeout: 'no answer came in time. Check that the proxy passes /channels/line/webhook on and that the service is not overloaded',
  error_status_code:
    'the answer was an error. 401: LINE_CHANNEL_SECRET is not that of this channel. 404: the channel is off or the proxy points elsewhere. 5xx: see the log',
};

async function checkDelivery(api: DoctorApi, endpoint: string): Promise<Check> {
  const { success, statusCode, reason } = await api.testWebhook(endpoint);
  if (success) return ok('webhook test', 'an event sent by LINE arrived');
  const status = statusCode > 0 ? ` (${statusCode})` : '';
  return fault('webhook test', `failed${status}: ${REASONS[reason.toLowerCase()] ?? `LINE says ${reason}`}.`);
}

/** An address somebody else wrote may carry a secret behind the question mark. */
function withoutQuery(address: string): string {
  return address.split('?')[0] ?? '';
}
