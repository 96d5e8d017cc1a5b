import type { Owner, Records } from '../../src/storage/records/records.ts';

/** What is planted in the records, to be looked for in every byte afterwards. */
export const PLANTED = { nationalId: '1101700230708', phone: '0898765432', name: 'สมหญิงรักไทย', words: 'ตอบไม่ตรงคำถามเลย' } as const;

/** One of everything that the records keep (two lines of a transcript), as a conversation of an owner, and the desk with it, leaves behind. */
export async function leaveTraces(records: Records, owner: Owner, key: string): Promise<void> {
  const { conversationId, personKey } = owner;
  const { nationalId, phone, name, words } = PLANTED;
  const window = { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T12:00:00+07:00' };
  const booked = await records.callbacks.book({ key, conversationId, personKey, phone, about: key, window });
  const { reference } = await records.complaints.file({ key, conversationId, personKey, values: { name, phone, nationalId, days: 3 } });
  if (personKey !== undefined) await records.consents.give({ personKey, purpose: 'lookup', version: '1', conversationId });
  const line = { conversationId, eventId: key, personKey, topic: 'talk.greet', disposition: 'answered' };
  await records.transcripts.add([
    { ...line, who: 'person', text: `ฉันชื่อ${name}` },
    { ...line, who: 'assistant', text: 'สวัสดีค่ะ' },
  ]);
  await records.feedback.add({ key, conversationId, about: 'child.allowance', helpful: false, reason: words });
  await records.signIns.create(`token-${key}`, { conversationId, browserHash: `browser-${key}`, level: 2.3 }, 10);
  await records.signIns.open(`token-${key}`, { state: `state-${key}`, nonce: `nonce-${key}`, codeVerifier: `verifier-${key}` });
  await records.schedule.plan({ key, kind: 'lookup-later', dueAt: window.from, payload: { conversationId, personKey, phone } });
  const { desk } = records;
  const at = window.from;
  const { id } = await desk.handoffs.queue({ key, conversationId, personKey, channel: 'web', lang: 'th', reason: 'asked', topic: '', summary: words });
  await desk.handoffs.end(id, 'returned');
  if ('booked' in booked) {
    await desk.callbacks.take(booked.booked.reference, '7', 5, () => true);
    await desk.callbacks.attempt(booked.booked.reference, { id: `attempt-${key}`, at, agentId: '7', result: 'busy', note: words });
  }
  await desk.complaints.note(reference, { id: `note-${key}`, agentId: '7', text: words });
  const said = { conversationId, utterance: words, topic: 'child.allowance' };
  await desk.suggestions.shown([{ ...said, id: `suggestion-${key}`, agentId: '7', place: 1, confidence: 0.9, ms: 20 }]);
  await desk.knowledge.open({ ...said, id: `ticket-${key}`, kind: 'wrong-answer', note: words, reportedBy: '7' });
  await desk.awaited.await({ ...said, key, personKey, lang: 'th' });
  await records.audit.add({ actor: 'agent:7', action: 'view.phone', personKey, conversationId, detail: undefined });
}
