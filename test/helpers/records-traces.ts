import type { Owner, Records } from '../../src/storage/records/records.ts';

/** What is planted in the records, to be looked for in every byte afterwards. */
export const PLANTED = { nationalId: '1101700230708', phone: '0898765432', name: 'สมหญิงรักไทย', words: 'ตอบไม่ตรงคำถามเลย' } as const;

/** One of everything that the records keep (two lines of a transcript), as a conversation of an owner leaves it behind. */
export async function leaveTraces(records: Records, owner: Owner, key: string): Promise<void> {
  const { conversationId, personKey } = owner;
  const { nationalId, phone, name, words } = PLANTED;
  const window = { from: '2026-11-25T09:00:00+07:00', until: '2026-11-25T12:00:00+07:00' };
  await records.callbacks.book({ key, conversationId, personKey, phone, about: key, window });
  await records.complaints.file({ key, conversationId, personKey, values: { name, phone, nationalId, days: 3 } });
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
  await records.audit.add({ actor: 'agent:7', action: 'view.phone', personKey, conversationId, detail: undefined });
}
