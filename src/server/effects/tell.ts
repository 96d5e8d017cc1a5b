import type { ContactCentre } from '../../connectors/contact-centre/contact-centre.ts';
import type { Owner } from '../../storage/records/records.ts';
import type { EffectParts } from './effect-parts.ts';

/** What the contact centre is told; kept as scheduled work until it is. */
export type Telling =
  | { tell: 'callback'; reference: string; phone: string; about: string; window: { from: string; until: string } }
  | { tell: 'cancel-callback'; reference: string }
  | { tell: 'ticket'; reference: string; about: string; values: Record<string, string | number> };

/** When the scheduled work takes over, should this process die or the contact centre not be reached. */
const TAKEN_OVER_AFTER_MS = 60_000;

/**
 * Planned first, so that it is not forgotten when this process dies; then tried at once.
 * @param owner with whom it is erased while it waits; nothing for what has nothing personal in it.
 */
export async function tell({ records, contactCentre, log, clock }: EffectParts, telling: Telling, owner: Owner | undefined): Promise<void> {
  const key = `tell/${telling.tell}/${telling.reference}`;
  // a phone number does not lie in the schedule: it is read from the record again
  const payload = { ...telling, ...(telling.tell === 'callback' ? { phone: '' } : {}), ...owner };
  await records.schedule.plan({ key, kind: 'tell', dueAt: new Date(clock().getTime() + TAKEN_OVER_AFTER_MS).toISOString(), payload });
  try {
    await tellNow(contactCentre, telling);
    await records.schedule.done(key);
  } catch (error) {
    log.warn({ tell: telling.tell, reference: telling.reference, err: { message: (error as Error).message } }, 'contact centre not told yet');
  }
}

/** @param telling may carry more than its own fields, as it lies in the schedule; only those go out. */
export async function tellNow(contactCentre: ContactCentre, telling: Telling): Promise<void> {
  const { reference } = telling;
  if (telling.tell === 'cancel-callback') return contactCentre.cancelCallback(reference);
  const { about } = telling;
  if (telling.tell === 'ticket') return contactCentre.ticket({ reference, about, values: telling.values });
  return contactCentre.callback({ reference, about, phone: telling.phone, window: telling.window });
}
