import { randomUUID } from 'node:crypto';
import type { WorkedCallback } from '../../storage/records/desk-records.ts';
import { redact } from '../../understanding/redact.ts';
import type { AttemptRequest, CallbackItem, CloseRequest, PromisesKept } from '../api.ts';
import { changed, type Staff } from '../desk-parts.ts';
import { mayCallNow, nextCall, outcomeRefusal } from './attempt-rules.ts';
import { callbackItem } from './callback-item.ts';
import { givenUpNotice } from './given-up-notice.ts';
import { type PersonNotice, planNotice, tellPersonOnce } from './person-notice.ts';
import type { Refusal } from './refusals.ts';
import { staffNames } from './staff-names.ts';
import type { WorkParts } from './work-parts.ts';

const DAY_MS = 86_400_000;
/** So long one that ended stays in the list. */
const ENDED_DAYS = 7;
const KEPT_DAYS = 30;

/** What agents do with promises to call back: the rules, the person's notices and the audit trail around the records. */
export class CallbackDesk {
  readonly #parts: WorkParts;

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  /** By due time, with the promises kept of the last 30 days. */
  async list(): Promise<{ callbacks: CallbackItem[]; kept: PromisesKept }> {
    const { callbacks } = this.#parts.records.desk;
    const nameOf = staffNames(this.#parts);
    const listed = await callbacks.list(this.#daysAgo(ENDED_DAYS));
    const promises = await callbacks.promises(this.#daysAgo(KEPT_DAYS), this.#parts.clock().toISOString());
    const kept = promises.reduce((sum, day) => ({ due: sum.due + day.due, kept: sum.kept + day.kept }), { due: 0, kept: 0 });
    return { callbacks: await Promise.all(listed.map((callback) => callbackItem(this.#parts, callback, nameOf))), kept };
  }

  /** Takes it for a call and shows the number, which is audited first. */
  async take(reference: string, staff: Staff): Promise<{ phone: string } | Refusal> {
    const { records, settings, content, clock } = this.#parts;
    const mayCall = (callback: WorkedCallback): boolean => mayCallNow(callback, settings.callbacks, content.office, clock());
    const taken = await records.desk.callbacks.take(reference, staff.id, settings.callbacks.callMinutes, mayCall);
    if (taken === undefined) return this.#whyNot(reference);
    if (taken === 'early') return this.#whyEarly(reference);
    if (typeof taken === 'string') return { refused: taken };
    await this.#audit('view.phone', staff, taken);
    changed(this.#parts, { changed: 'callbacks' });
    return { phone: taken.phone };
  }

  /** Gives back what they took, without a call. */
  async release(reference: string, staff: Staff): Promise<Refusal | undefined> {
    const { callbacks } = this.#parts.records.desk;
    if (!(await callbacks.get(reference))) return { refused: 'not_found' };
    await callbacks.release(reference, staff.id);
    changed(this.#parts, { changed: 'callbacks' });
    return undefined;
  }

  /** What came of a call. One that did not reach the person tells them so, once. */
  async attempt(reference: string, staff: Staff, { result, note, requestId }: AttemptRequest): Promise<CallbackItem | Refusal> {
    const { records, clock } = this.#parts;
    const before = await records.desk.callbacks.get(reference);
    const id = `${reference}/${requestId ?? randomUUID()}`;
    const tried = await records.desk.callbacks.attempt(reference, {
      id,
      at: clock().toISOString(),
      agentId: staff.id,
      result,
      note: note === undefined ? undefined : redact(note),
    });
    if (!tried) {
      // theirs is over in any case
      changed(this.#parts, { changed: 'callbacks' });
      return this.#whyNot(reference);
    }
    const notice = result === 'reached' ? undefined : this.#missedNotice(id, result, tried);
    if (tried.attempts.length === before?.attempts.length) {
      // the page repeats itself: whoever counted it may have died before it told
      if (notice) await planNotice(this.#parts, notice);
      return this.#item(tried);
    }
    await this.#audit('callback.attempt', staff, tried, result);
    changed(this.#parts, { changed: 'callbacks' });
    if (notice) await tellPersonOnce(this.#parts, notice);
    return this.#item(tried);
  }

  /** The outcome. The same one again changes nothing. */
  async close(reference: string, staff: Staff, { outcome, note }: CloseRequest): Promise<CallbackItem | Refusal> {
    const { records, settings, clock } = this.#parts;
    const before = await records.desk.callbacks.get(reference);
    if (!before) return { refused: 'not_found' };
    if (before.outcome === outcome) return this.#item(before);
    if (before.state !== 'open') return { refused: before.state === 'cancelled' ? 'cancelled' : 'closed' };
    if (outcomeRefusal(before, outcome, settings.callbacks, clock())) return { refused: 'outcome_needed' };
    if (note === undefined && (outcome === 'answered-by-colleague' || outcome === 'not-wanted')) return { refused: 'note_needed' };
    const closing = { outcome, agentId: staff.id, note: note === undefined ? undefined : redact(note) };
    const closed = await records.desk.callbacks.close(reference, closing);
    if (closed === 'taken') return { refused: 'taken' };
    if (!closed) return this.#whyNot(reference);
    await this.#audit('callback.close', staff, closed, outcome);
    changed(this.#parts, { changed: 'callbacks' });
    const notice = outcome === 'given-up' ? givenUpNotice(this.#parts, before) : undefined;
    if (notice) await tellPersonOnce(this.#parts, notice);
    return this.#item(closed);
  }

  #missedNotice(id: string, result: AttemptRequest['result'], { reference, conversationId, personKey, ...callback }: WorkedCallback): PersonNotice {
    const { settings, content, clock } = this.#parts;
    const next = nextCall(callback, settings.callbacks, content.office, clock());
    const what = result === 'wrong-number' ? 'callback-wrong-number' : next ? 'callback-missed' : 'callback-missed-last';
    return { id, what, reference, conversationId, personKey, ...(next ? { next } : {}) };
  }

  async #whyNot(reference: string): Promise<Refusal> {
    const callback = await this.#parts.records.desk.callbacks.get(reference);
    if (!callback) return { refused: 'not_found' };
    if (callback.state === 'open') return { refused: 'not_taken' };
    return { refused: callback.state === 'cancelled' ? 'cancelled' : 'closed' };
  }

  async #whyEarly(reference: string): Promise<Refusal> {
    const { records, settings, content, clock } = this.#parts;
    const callback = await records.desk.callbacks.get(reference);
    return { refused: callback && nextCall(callback, settings.callbacks, content.office, clock()) ? 'too_early' : 'no_more_calls' };
  }

  #item(callback: WorkedCallback): Promise<CallbackItem> {
    return callbackItem(this.#parts, callback, staffNames(this.#parts));
  }

  #daysAgo(days: number): string {
    return new Date(this.#parts.clock().getTime() - days * DAY_MS).toISOString();
  }

  async #audit(action: string, { id }: Staff, { reference, personKey, conversationId }: WorkedCallback, more?: string): Promise<void> {
    const detail = more === undefined ? reference : `${reference} ${more}`;
    await this.#parts.records.audit.add({ actor: `agent:${id}`, action, personKey, conversationId, detail });
  }
}
