import { changed } from '../desk-parts.ts';
import { nextCall } from './attempt-rules.ts';
import { givenUpNotice } from './given-up-notice.ts';
import { planNotice, tellPersonOnce } from './person-notice.ts';
import type { WorkParts } from './work-parts.ts';

/**
 * Promises that were not kept: open callbacks whose window has ended and that may not be called any more today (`nextCall`) fail, and their person is
 * told so once. One that reached its person stays open until an agent says what came of it: the promise was kept, only its outcome is missing.
 * For the scheduled work, of any number of processes.
 * @returns how many failed.
 */
export async function missPromises(parts: WorkParts): Promise<number> {
  const { callbacks } = parts.records.desk;
  let failed = 0;
  for (const callback of await callbacks.ended()) {
    if (callback.attempts.some(({ result }) => result === 'reached')) continue;
    if (nextCall(callback, parts.settings.callbacks, parts.content.office, parts.clock())) continue;
    const notice = givenUpNotice(parts, callback);
    if (notice) await planNotice(parts, notice);
    // another process may be faster, or an agent takes it at this very moment: then what was planned waits for what becomes of it
    if (!(await callbacks.miss(callback.reference))) continue;
    failed++;
    if (notice) await tellPersonOnce(parts, notice);
  }
  if (failed > 0) changed(parts, { changed: 'callbacks' });
  return failed;
}
