import { randomUUID } from 'node:crypto';
import type { WorkedComplaint } from '../../storage/records/desk-records.ts';
import { keyedHash } from '../../storage/records/hash.ts';
import { redact } from '../../understanding/redact.ts';
import type { ComplaintDetail, ComplaintItem, OpenReason } from '../api.ts';
import { type PersonNotice, planNotice, tellPersonOnce } from '../callbacks/person-notice.ts';
import type { Refusal } from '../callbacks/refusals.ts';
import { staffNames } from '../callbacks/staff-names.ts';
import type { WorkParts } from '../callbacks/work-parts.ts';
import { changed, type Staff } from '../desk-parts.ts';
import { complaintDetail, complaintItem } from './complaint-item.ts';

type Answered = Promise<ComplaintDetail | Refusal>;

const HOUR_MS = 3_600_000;
/** So long a closed one stays in the list. */
const CLOSED_DAYS = 30;
/** Entries of the audit trail that are looked through for an opening. */
const MOST_ENTRIES = 200;

/** What agents do with complaints: opened with a reason, every change audited, the answer told to the person. */
export class ComplaintDesk {
  readonly #parts: WorkParts;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  /** Those that are not closed by due time, then those closed lately. */
  async list(): Promise<ComplaintItem[]> {
    const { records, clock } = this.#parts;
    const nameOf = staffNames(this.#parts);
    const listed = await records.desk.complaints.list(new Date(clock().getTime() - CLOSED_DAYS * 24 * HOUR_MS).toISOString());
    const items = await Promise.all(listed.map((complaint) => complaintItem(this.#parts, complaint, nameOf)));
    const open = items.filter(({ state }) => state !== 'closed').sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
    return [...open, ...items.filter(({ state }) => state === 'closed')];
  }

  /** Shows what was written; who looked, and why, is in the audit trail before. */
  async open(reference: string, staff: Staff, reason: OpenReason): Answered {
    const complaint = await this.#parts.records.desk.complaints.get(reference);
    if (!complaint) return { refused: 'not_found' };
    await this.#audit('view.complaint', staff, complaint, reason);
    return complaintDetail(this.#parts, complaint, staffNames(this.#parts), true);
  }

  async note(reference: string, staff: Staff, text: string, requestId: string | undefined): Answered {
    // names stay, as in what the person wrote: they say whom it is about
    const note = { id: `${reference}/${requestId ?? randomUUID()}`, agentId: staff.id, text: redact(text, ['name']) };
    return this.#change(reference, staff, 'complaint.note', { opened: true }, (complaints) => complaints.note(reference, note));
  }

  /** @param to undefined: nobody's again. */
  async assign(reference: string, staff: Staff, to: string | undefined): Answered {
    if (to !== undefined && !(await this.#parts.records.desk.agents.of(to))) return { refused: 'unknown_agent' };
    return this.#change(reference, staff, 'complaint.assign', { more: to ?? 'nobody' }, (complaints) => complaints.assign(reference, to));
  }

  async due(reference: string, staff: Staff, dueAt: string): Answered {
    return this.#change(reference, staff, 'complaint.due', { more: dueAt }, (complaints) => complaints.due(reference, dueAt));
  }

  /** One step on; the state that it has changes nothing. */
  async move(reference: string, staff: Staff, state: 'working' | 'closed'): Answered {
    const before = await this.#parts.records.desk.complaints.get(reference);
    if (before?.state === state) return this.#detail(before, staff);
    return this.#change(reference, staff, 'complaint.state', { more: state }, (complaints) => complaints.move(reference, state));
  }

  /** Keeps the answer and tells the person. The same answer again tells nothing more. */
  async answer(reference: string, staff: Staff, written: string): Answered {
    const { records, keyRing } = this.#parts;
    // what an office is reached by belongs into an answer; what identifies a person does not: whoever has the reference reads it
    const text = redact(written, ['phone', 'email', 'name']);
    const before = await records.desk.complaints.get(reference);
    if (!before) return { refused: 'not_found' };
    const { conversationId, personKey } = before;
    const id = `${reference}/answered/${keyedHash(keyRing, 'check', text)}`;
    const notice: PersonNotice = { id, what: 'complaint-answered', reference, conversationId, personKey };
    if (!(await this.#opened(before, staff))) return { refused: 'not_opened' };
    if (before.state === 'answered' && before.answer === text) {
      // the page repeats itself: whoever kept it may have died before it told
      await planNotice(this.#parts, notice);
      return this.#detail(before, staff);
    }
    if (before.state === 'answered') return { refused: 'answered' };
    const answered = await this.#change(reference, staff, 'complaint.answer', {}, (complaints) => complaints.answer(reference, text));
    if (!('refused' in answered)) await tellPersonOnce(this.#parts, notice);
    return answered;
  }

  async #change(
    reference: string,
    staff: Staff,
    action: string,
    { more, opened }: { more?: string; opened?: boolean },
    change: (complaints: WorkParts['records']['desk']['complaints']) => Promise<WorkedComplaint | undefined>,
  ): Answered {
    const { complaints } = this.#parts.records.desk;
    const before = await complaints.get(reference);
    if (!before) return { refused: 'not_found' };
    if (opened && !(await this.#opened(before, staff))) return { refused: 'not_opened' };
    const after = await change(complaints);
    if (!after) return { refused: 'not_allowed' };
    await this.#audit(action, staff, after, more);
    changed(this.#parts, { changed: 'complaints' });
    return this.#detail(after, staff);
  }

  async #detail(complaint: WorkedComplaint, staff: Staff): Promise<ComplaintDetail> {
    return complaintDetail(this.#parts, complaint, staffNames(this.#parts), await this.#opened(complaint, staff));
  }

  /** Whether they opened it with a reason, no longer ago than a session lasts. */
  async #opened({ reference, conversationId }: WorkedComplaint, { id }: Staff): Promise<boolean> {
    const { records, settings, clock } = this.#parts;
    const since = new Date(clock().getTime() - settings.session.hours * HOUR_MS).toISOString();
    const entries = await records.audit.list({ conversationId, action: 'view.complaint', limit: MOST_ENTRIES });
    return entries.some(({ actor, at, detail }) => actor === `agent:${id}` && at >= since && detail?.split(' ')[0] === reference);
  }

  async #audit(action: string, { id }: Staff, { reference, personKey, conversationId }: WorkedComplaint, more?: string): Promise<void> {
    const detail = more === undefined ? reference : `${reference} ${more}`;
    await this.#parts.records.audit.add({ actor: `agent:${id}`, action, personKey, conversationId, detail });
  }
}
