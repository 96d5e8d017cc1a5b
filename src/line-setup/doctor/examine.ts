import { HTTPFetchError } from '@line/bot-sdk';
import { checkAccount, checkQuota, whyNot } from './check-account.ts';
import { checkEnvironment } from './check-environment.ts';
import { checkMenus } from './check-menus.ts';
import { checkWebhook } from './check-webhook.ts';
import { type Check, type CheckName, type DoctorApi, type DoctorParts, fault, ok } from './doctor.ts';

/** Looks at everything between LINE and this service. Never throws: what cannot be looked at is a fault of its own. */
export async function examine({ env, api, now, samples = [] }: DoctorParts): Promise<Check[]> {
  const environment = checkEnvironment(env);
  const hasToken = environment.every(({ name, level }) => name !== 'LINE_CHANNEL_ACCESS_TOKEN' || level !== 'fault');
  if (!hasToken) return environment;
  const { checks, reached } = await checkAccount(api, now);
  if (!reached) return [...environment, ...checks];
  return [
    ...environment,
    ...checks,
    ...(await guarded('webhook address', () => checkWebhook(api, env.PUBLIC_URL ?? ''))),
    ...(await guarded('quota', async () => [await checkQuota(api)])),
    ...(await guarded('menus', () => checkMenus(api))),
    ...(await checkAnswers(api, samples)),
  ];
}

async function guarded(name: CheckName, check: () => Promise<Check[]>): Promise<Check[]> {
  try {
    return await check();
  } catch (error) {
    return [fault(name, whyNot(error))];
  }
}

/** Does LINE take the answers as this version renders them? */
async function checkAnswers(api: DoctorApi, samples: NonNullable<DoctorParts['samples']>): Promise<Check[]> {
  const refused: Check[] = [];
  for (const { name, messages } of samples) {
    try {
      await api.validateReply(messages);
    } catch (error) {
      const why =
        error instanceof HTTPFetchError && error.status === 400
          ? `LINE would refuse it: ${reasonIn(error.body)}. Report this with the version of the service`
          : whyNot(error);
      refused.push(fault('answers', `${name}: ${why}.`.replace('..', '.')));
    }
  }
  if (refused.length > 0 || samples.length === 0) return refused;
  return [ok('answers', `LINE takes all ${samples.length} sample answers`)];
}

/** LINE names the place: `messages[0].contents...: must be ...`. The samples are ours, nothing in them is personal. */
function reasonIn(body: string): string {
  try {
    const { message, details = [] } = JSON.parse(body) as { message: string; details?: { property?: string; message?: string }[] };
    return [message, ...details.slice(0, 3).map((detail) => `${detail.property}: ${detail.message}`)].join('; ');
  } catch {
    return 'no reason given';
  }
}
