import type { WorkedComplaint } from '../../storage/records/desk-records.ts';
import type { ComplaintDetail, ComplaintItem } from '../api.ts';
import type { DeskParts } from '../desk-parts.ts';

type NameOf = (id: string) => Promise<string>;

const DAY_MS = 86_400_000;

/** When an answer is due: as it was set, else so many days after filing. */
export function dueAtOf({ dueAt, filedAt }: Pick<WorkedComplaint, 'dueAt' | 'filedAt'>, dueDays: number): string {
  return dueAt ?? new Date(Date.parse(filedAt) + dueDays * DAY_MS).toISOString();
}

/** A complaint as lists show it: whom it is about in a word of the form, and nothing of what was written. */
export async function complaintItem(
  { settings, clock }: Pick<DeskParts, 'settings' | 'clock'>,
  complaint: WorkedComplaint,
  nameOf: NameOf,
): Promise<ComplaintItem> {
  const { reference, state, filedAt, assignee } = complaint;
  const dueAt = dueAtOf(complaint, settings.complaints.dueDays);
  return {
    reference,
    state,
    filedAt,
    dueAt,
    about: String(complaint.values.about ?? 'other'),
    ...(assignee === undefined ? {} : { assignee: { id: assignee, name: await nameOf(assignee) } }),
    overdue: (state === 'received' || state === 'working') && Date.parse(dueAt) < clock().getTime(),
  };
}

/** @param opened by who asks; otherwise nothing that anybody wrote is in it. */
export async function complaintDetail(
  parts: Pick<DeskParts, 'settings' | 'clock'>,
  complaint: WorkedComplaint,
  nameOf: NameOf,
  opened: boolean,
): Promise<ComplaintDetail> {
  const item = await complaintItem(parts, complaint, nameOf);
  if (!opened) return { ...item, values: {}, notes: [] };
  const notes = complaint.notes.map(async ({ at, agentId, text }) => ({ at, agent: await nameOf(agentId), text }));
  return {
    ...item,
    values: complaint.values,
    ...(complaint.answer === undefined ? {} : { answer: complaint.answer }),
    notes: await Promise.all(notes),
  };
}
