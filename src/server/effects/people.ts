import type { TranscriptLine } from '../../storage/records/records.ts';
import { normalizeReference } from '../../storage/records/reference.ts';
import { redact } from '../../understanding/redact.ts';
import type { DoEffect } from './effect-parts.ts';
import { connected } from './lookups.ts';
import { tell } from './tell.ts';

/** Our record is the promise; the contact centre is told of it now, or by the scheduled work when it cannot be reached. */
export const callback: DoEffect<'callback'> = async (parts, { phone, about, window }, context) => {
  const { conversationId, key, owner } = context;
  const booked = await parts.records.callbacks.book({ key, conversationId, personKey: owner.personKey, phone, about: redact(about), window });
  if ('existing' in booked) {
    const { existing } = booked;
    const own = await parts.records.callbacks.openOf({ ...owner, conversationId });
    if (!own.some(({ reference }) => reference === existing.reference)) return { result: 'callback-exists-elsewhere' };
    return { result: 'callback-exists', reference: existing.reference, window: existing.window, phone: existing.phone };
  }
  const { reference } = booked.booked;
  parts.onDesk?.({ changed: 'callbacks' });
  await tell(parts, { tell: 'callback', reference, phone, about: redact(about), window }, { ...owner, conversationId });
  return { result: 'callback-booked', reference, window, phone };
};

export const cancelCallback: DoEffect<'cancel-callback'> = async (parts, effect, { conversationId, owner }) => {
  // who knows the reference number besides the conversation was told it there
  const cancelled = await parts.records.callbacks.cancel(effect.reference, { ...owner, conversationId });
  if (!cancelled) return { result: 'failed', of: effect, why: 'not-found' };
  parts.onDesk?.({ changed: 'callbacks' });
  await tell(parts, { tell: 'cancel-callback', reference: cancelled.reference }, undefined);
  return { result: 'callback-cancelled', reference: cancelled.reference };
};

export const callbacksOpen: DoEffect<'callbacks-open'> = async ({ records }, _effect, { owner }) => {
  const open = await records.callbacks.openOf(owner);
  return { result: 'callbacks-open', callbacks: open.map(({ reference, about, window }) => ({ reference, about, window })) };
};

export const complaint: DoEffect<'complaint'> = async (parts, { values }, context) => {
  const { conversationId, key, owner } = context;
  const { phone, ...rest } = values;
  const redacted = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? redact(value, ['name']) : value]));
  const filed = await parts.records.complaints.file({
    key,
    conversationId,
    personKey: owner.personKey,
    values: { ...redacted, ...(phone ? { phone } : {}) },
  });
  parts.onDesk?.({ changed: 'complaints' });
  await tell(parts, { tell: 'ticket', reference: filed.reference, about: String(values.about ?? 'other'), values: redacted }, { ...owner, conversationId });
  return { result: 'complaint-filed', reference: filed.reference };
};

export const complaintStatus: DoEffect<'complaint-status'> = async ({ records }, effect, { owner }) => {
  const reference = normalizeReference(effect.reference);
  const found = reference && (await records.complaints.find(reference));
  if (!found) {
    // callbacks have numbers of the same kind; only one's own is told
    const callback = (await records.callbacks.openOf(owner)).find((open) => open.reference === reference);
    if (!callback) return { result: 'failed', of: effect, why: 'not-found' };
    return { result: 'callbacks-open', callbacks: [{ reference: callback.reference, about: callback.about, window: callback.window }] };
  }
  const { state, filedAt, answer } = found;
  return { result: 'complaint-status', reference: found.reference, state, filed: filedAt, ...(answer ? { answer } : {}) };
};

export const feedback: DoEffect<'feedback'> = async ({ records, counts }, { about, helpful, reason }, { conversationId, key, channel }) => {
  await records.feedback.add({ key, conversationId, about, helpful, reason });
  counts?.feedback(channel ?? 'web', about, helpful);
  return { result: 'feedback-kept' };
};

/** By pressing the button the person has agreed to be told here; erasing what is kept of them takes it back. */
export const awaitAnswer: DoEffect<'await-answer'> = async ({ records }, { utterance, topic }, { conversationId, key, lang, owner }) => {
  await records.desk.awaited.await({ key, conversationId, personKey: owner.personKey, lang, utterance: redact(utterance, ['name']), topic });
  return { result: 'will-tell' };
};

const SUMMARY_LINES = 8;
const LONGEST_SUMMARY = 2000;

/** For our own desk, where the conversation itself is read after it was taken: what the person asked, the last first. */
function questionsOf(lines: Pick<TranscriptLine, 'who' | 'text'>[]): string {
  const asked = lines.filter(({ who }) => who === 'person').map(({ text }) => text);
  return asked.slice(-SUMMARY_LINES).reverse().join('\n').slice(0, LONGEST_SUMMARY);
}

/** For a system that has nothing else of it: what was asked and answered last. */
function exchangeOf(lines: Pick<TranscriptLine, 'who' | 'text'>[]): string {
  const last = lines.slice(-SUMMARY_LINES).map(({ who, text }) => `${who}: ${text}`);
  return last.join('\n').slice(0, LONGEST_SUMMARY);
}

export const handoff: DoEffect<'handoff'> = (parts, effect, context) =>
  connected(parts, effect, async () => {
    const { desk, contactCentre } = parts;
    const { conversationId, key, lang, owner, session } = context;
    const channel: 'web' | NonNullable<typeof context.channel> = context.channel ?? 'web';
    const lines = await parts.records.transcripts.of(conversationId);
    const about = { reason: effect.reason, topic: session.last?.topic ?? '', summary: questionsOf(lines) };
    const request = { key, conversationId, channel, lang, personKey: owner.personKey, ...about };
    if (desk && channel !== 'voice') {
      const queued = await desk.queue(request);
      return queued === 'nobody' ? { result: 'nobody-free', open: desk.open() } : { result: 'handed-over', position: queued.position, here: true };
    }
    const answered = await contactCentre.handoff({ conversationId, reason: effect.reason, summary: exchangeOf(lines) });
    if (answered.state === 'nobody') return { result: 'nobody-free', open: answered.open };
    // the call goes over the telephone; what was said is at the desk before it
    await desk?.queue(request);
    return { result: 'handed-over', position: answered.position };
  });

export const endHandoff: DoEffect<'end-handoff'> = async ({ desk }, { how }, { conversationId }) => {
  await desk?.personEnded(conversationId, how);
  return { result: 'handoff-ended', how };
};
