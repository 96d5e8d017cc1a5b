import type { WorkedCallback } from '../../storage/records/desk-records.ts';
import { nextCall } from './attempt-rules.ts';
import type { PersonNotice } from './person-notice.ts';
import type { WorkParts } from './work-parts.ts';

/**
 * What the person hears when no call will come any more: nothing when they were spoken with, or when they were told so with the last attempt.
 */
export function givenUpNotice(parts: Pick<WorkParts, 'settings' | 'content'>, callback: WorkedCallback): PersonNotice | undefined {
  const { attempts, reference, conversationId, personKey } = callback;
  const last = attempts.at(-1);
  if (attempts.some(({ result }) => result === 'reached')) return undefined;
  if (last && !nextCall(callback, parts.settings.callbacks, parts.content.office, new Date(last.at))) return undefined;
  return { id: `${reference}/passed`, what: 'callback-passed', reference, conversationId, personKey };
}
