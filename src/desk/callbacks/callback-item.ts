import { channelOf } from '../../channels/channel-of.ts';
import type { WorkedCallback } from '../../storage/records/desk-records.ts';
import type { CallbackItem } from '../api.ts';
import { attemptsLeft, nextCall } from './attempt-rules.ts';
import { maskPhone } from './mask-phone.ts';
import type { WorkParts } from './work-parts.ts';

/** A callback as the desk's pages show it: its number masked. @param nameOf of staff, by id. */
export async function callbackItem(
  { settings, content, clock }: Pick<WorkParts, 'settings' | 'content' | 'clock'>,
  callback: WorkedCallback,
  nameOf: (id: string) => Promise<string>,
): Promise<CallbackItem> {
  const { takenBy, takenUntil, window, outcome, state } = callback;
  const now = clock();
  const called = takenBy !== undefined && takenUntil !== undefined && takenUntil > now.toISOString();
  const next = state === 'open' ? nextCall(callback, settings.callbacks, content.office, now) : undefined;
  return {
    reference: callback.reference,
    channel: channelOf(callback.conversationId) ?? 'web',
    about: callback.about,
    phoneMasked: maskPhone(callback.phone),
    window: { from: inUtc(window.from), until: inUtc(window.until) },
    state,
    ...(called ? { takenBy: { id: takenBy, name: await nameOf(takenBy) } } : {}),
    attempts: await Promise.all(
      callback.attempts.map(async ({ at, agentId, result, note }) => ({
        at,
        agent: await nameOf(agentId),
        result,
        ...(note === undefined ? {} : { note }),
      })),
    ),
    ...(next ? { nextFrom: inUtc(next.from) } : {}),
    attemptsLeft: state === 'open' ? attemptsLeft(callback, settings.callbacks) : 0,
    ...(outcome === undefined ? {} : { outcome }),
  };
}

function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}
