import type { Logger } from 'pino';
import type { EffectContext } from '../../channels/turn-service.ts';
import type { ContactCentre } from '../../connectors/contact-centre/contact-centre.ts';
import type { Registry } from '../../connectors/registry/registry.ts';
import type { Sms } from '../../connectors/sms/sms.ts';
import type { DeskEvent } from '../../desk/api.ts';
import type { HandoffDesk } from '../../desk/handoff/handoff-desk.ts';
import type { Recorder } from '../../desk/measures/recorder.ts';
import type { Effect, EffectResult } from '../../dialog/effects.ts';
import type { Conversations } from '../../storage/conversations/conversations.ts';
import type { KeyRing, Records } from '../../storage/records/records.ts';
import type { ExportClaim } from '../export-link.ts';
import type { LineLinking } from '../sign-in/line-linking.ts';

/** What effects are done with. */
export interface EffectParts {
  records: Records;
  registry: Registry;
  contactCentre: ContactCentre;
  /** Messages out; nothing when no gateway is configured: then callers cannot be identified, nor sent an answer. */
  sms?: Sms | undefined;
  conversations: Conversations;
  keyRing: KeyRing;
  /** Makes the link to sign in; nothing when no provider is configured. */
  signInLink: ((request: { conversationId: string; browserHash: string; level: number }) => Promise<{ url: string; minutes: number }>) | undefined;
  /** Accounts on LINE; nothing when LINE or the provider is not configured. */
  lineLinking?: Pick<LineLinking, 'createLink' | 'createCopyLink' | 'linked' | 'unlink'> | undefined;
  /** Our own agents; nothing: the contact centre's system is asked. */
  desk?: Pick<HandoffDesk, 'queue' | 'open' | 'personEnded' | 'personWrote' | 'touched'> | undefined;
  /** Open desks are told that there is something new. */
  onDesk?: ((event: DeskEvent) => void) | undefined;
  counts?: Pick<Recorder, 'feedback'> | undefined;
  /** Makes the link to one's own copy. */
  exportLink: (claim: ExportClaim, browserHash: string) => { url: string; minutes: number };
  log: Logger;
  clock: () => Date;
}

/** Does one kind of effect. */
export type DoEffect<Kind extends Effect['effect']> = (
  parts: EffectParts,
  effect: Extract<Effect, { effect: Kind }>,
  context: EffectContext,
) => Promise<EffectResult>;
