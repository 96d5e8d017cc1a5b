import { HTTPFetchError } from '@line/bot-sdk';
import { type Check, type DoctorApi, fault, ok, warn } from './doctor.ts';

/** A clock that is further off than this makes signatures and links of ours expire too early or too late. */
const MOST_SKEW_SECONDS = 30;
/** Pushes still free in the month below which it is time to act. */
const QUOTA_SHARE = 0.1;

/** Is the token good, whose is it, is the account a bot, is our clock right? Nothing else can be asked when the first is not so. */
export async function checkAccount(api: DoctorApi, now: () => Date): Promise<{ checks: Check[]; reached: boolean }> {
  try {
    const { displayName, basicId, chatMode, date } = await api.info();
    const checks = [ok('token', `is accepted: ${displayName} (${basicId})`), checkMode(chatMode), checkClock(date, now())];
    return { checks, reached: true };
  } catch (error) {
    return { checks: [fault('token', whyNot(error))], reached: false };
  }
}

function checkMode(chatMode: string): Check {
  return chatMode === 'bot'
    ? ok('chat mode', 'is bot: people are answered by this service')
    : fault(
        'chat mode',
        'is chat: staff may answer in the same chat, and people get two answers. LINE Official Account Manager, Settings, Response settings: switch Chat off.',
      );
}

function checkClock(theirs: Date | undefined, ours: Date): Check {
  if (!theirs || Number.isNaN(theirs.getTime())) return warn('clock', 'could not be compared: the answer named no time. A proxy may have removed it.');
  const seconds = Math.round((ours.getTime() - theirs.getTime()) / 1000);
  if (Math.abs(seconds) <= MOST_SKEW_SECONDS) return ok('clock', 'agrees with LINE');
  return fault(
    'clock',
    `is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} LINE. Set this machine's time by NTP: links and sign-ins expire by it.`,
  );
}

/** How many messages that were not asked for may still be sent this month. */
export async function checkQuota(api: DoctorApi): Promise<Check> {
  const { limit, used } = await api.quota();
  if (limit === undefined) return ok('quota', `has no limit; ${used} pushed this month`);
  const left = Math.max(0, limit - used);
  if (left === 0)
    return fault(
      'quota',
      `is spent: ${used} of ${limit} this month. Replies still work, callbacks and late answers are not delivered. Raise the plan in LINE Official Account Manager.`,
    );
  if (left < limit * QUOTA_SHARE)
    return warn('quota', `is nearly spent: ${left} of ${limit} left this month. Raise the plan in LINE Official Account Manager.`);
  return ok('quota', `has ${left} of ${limit} left this month`);
}

/** An error of LINE or of the way there, in words. Only the status is shown: a body could repeat what was sent. */
export function whyNot(error: unknown): string {
  if (!(error instanceof HTTPFetchError))
    return 'could not be tried: LINE cannot be reached. Allow this machine to call api.line.me and api-data.line.me on port 443, and check LINE_API_URL.';
  if (error.status === 401)
    return 'is refused by LINE (401): mistyped, revoked or expired. Issue a new one in tab Messaging API and set LINE_CHANNEL_ACCESS_TOKEN.';
  if (error.status === 403) return 'may not do this (403). Check the plan of the account, and its list of allowed addresses in tab Security.';
  if (error.status === 429) return 'could not be tried (429): LINE takes no more requests now. Try again in an hour.';
  if (error.status >= 500)
    return `could not be tried: LINE itself is out of order (${error.status}). LINE tells of outages at https://developers.line.biz/en/news/; try again later.`;
  return `was answered with ${error.status}. Look this status up in LINE's Messaging API reference.`;
}
