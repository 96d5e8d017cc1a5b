import type { Outside } from '../../channels/turn-service.ts';
import type { Effect } from '../../dialog/effects.ts';
import { redact } from '../../understanding/redact.ts';
import type { DoEffect, EffectParts } from './effect-parts.ts';
import { changeHospital, hospitals, lookup, lookupLater } from './lookups.ts';
import { callback, callbacksOpen, cancelCallback, complaint, complaintStatus, feedback, handoff } from './people.ts';
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
  handoff,
};

/** The world outside the core, put together from storage and connectors. */
export function createOutside(parts: EffectParts): Outside {
  const { records } = parts;
  return {
    run: (effect, context) => (DO[effect.effect] as DoEffect<Effect['effect']>)(parts, effect as never, context),
    consentsOf: (personKey) => records.consents.of(personKey),
    async transcribe({ conversationId, eventId, personKey, said, answer }) {
      const line = { conversationId, eventId, personKey, topic: answer?.topic ?? '', disposition: answer?.disposition ?? '' };
      const heard = said ? [{ ...line, who: 'person' as const, text: redact(said) }] : [];
      if (!answer) return records.transcripts.add(heard);
      // what the registry says of a person is shown and not kept
      const personal = answer.replies.some(({ card }) => card?.kind === 'personal');
      const text = personal ? '(ข้อมูลส่วนตัว ไม่เก็บ)' : answer.replies.map((reply) => reply.text).join('\n');
      await records.transcripts.add([...heard, { ...line, who: 'assistant' as const, text: redact(text, ['name']) }]);
    },
    unsay: (conversationId, messageId) => records.transcripts.forget(conversationId, messageId),
    linked: async (conversationId, channel) => (channel === 'line' ? parts.lineLinking?.linked(conversationId) : undefined),
    refusedPerson: (conversationId) =>
      records.audit.add({ actor: 'person', action: 'session.refused', personKey: undefined, conversationId, detail: 'other browser' }),
  };
}
