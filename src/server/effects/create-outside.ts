import type { Outside } from '../../channels/turn-service.ts';
import type { Effect } from '../../dialog/effects.ts';
import { redact } from '../../understanding/redact.ts';
import type { DoEffect, EffectParts } from './effect-parts.ts';
import { changeHospital, hospitals, lookup, lookupLater } from './lookups.ts';
import { awaitAnswer, callback, callbacksOpen, cancelCallback, complaint, complaintStatus, endHandoff, feedback, handoff } from './people.ts';
import { consent, privacy, signIn, signOut, withdrawConsent } from './privacy.ts';

const DO: { [Kind in Effect['effect']]: DoEffect<Kind> } = {
  lookup,
  'lookup-later': lookupLater,
  hospitals,
  'change-hospital': changeHospital,
  'sign-in': signIn,
  'sign-out': signOut,
  consent,
  'withdraw-consent': withdrawConsent,
  privacy,
  callback,
  'cancel-callback': cancelCallback,
  'callbacks-open': callbacksOpen,
  complaint,
  'complaint-status': complaintStatus,
  feedback,
  'await-answer': awaitAnswer,
  handoff,
  'end-handoff': endHandoff,
};

/** The world outside the core, put together from storage and connectors. */
export function createOutside(parts: EffectParts): Outside {
  const { records } = parts;
  return {
    run: (effect, context) => (DO[effect.effect] as DoEffect<Effect['effect']>)(parts, effect as never, context),
    consentsOf: (personKey) => records.consents.of(personKey),
    async transcribe({ conversationId, eventId, personKey, said, answer, by }) {
      const line = { conversationId, eventId, personKey, topic: answer?.topic ?? '', disposition: answer?.disposition ?? '' };
      const heard = said ? [{ ...line, who: 'person' as const, text: redact(said) }] : [];
      if (!answer) return records.transcripts.add(heard);
      // what the registry says of a person is shown and not kept
      const personal = answer.replies.some(({ card }) => card?.kind === 'personal');
      const agent = by === undefined ? undefined : { who: 'agent' as const, disposition: `agent:${by}` };
      const text = personal ? '(ข้อมูลส่วนตัว ไม่เก็บ)' : answer.replies.map((reply) => reply.text).join('\n');
      const answered = text ? [{ ...line, who: 'assistant' as const, ...agent, text: redact(text, ['name']) }] : [];
      await records.transcripts.add([...heard, ...answered]);
      if (answer.disposition !== 'with_person') return;
      if (said) await parts.desk?.personWrote(conversationId);
      else parts.desk?.touched(conversationId);
    },
    unsay: (conversationId, messageId) => records.transcripts.forget(conversationId, messageId),
    linked: async (conversationId, channel) => (channel === 'line' ? parts.lineLinking?.linked(conversationId) : undefined),
    async handoffOf(conversationId) {
      const open = parts.desk && (await records.desk.handoffs.of(conversationId));
      return open && open.state !== 'ended' ? { state: open.state, told: true } : undefined;
    },
    refusedPerson: (conversationId) =>
      records.audit.add({ actor: 'person', action: 'session.refused', personKey: undefined, conversationId, detail: 'other browser' }),
  };
}
