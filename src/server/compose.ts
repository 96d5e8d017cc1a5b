import type { Logger } from 'pino';
import { channelOf } from '../channels/channel-of.ts';
import type { Phrases } from '../channels/phrases/phrases.ts';
import { TurnService } from '../channels/turn-service.ts';
import type { CallManners } from '../channels/voice/call-manners.ts';
import type { ContactCentre } from '../connectors/contact-centre/contact-centre.ts';
import type { IdentityProvider } from '../connectors/identity/identity.ts';
import type { Registry } from '../connectors/registry/registry.ts';
import type { Sms } from '../connectors/sms/sms.ts';
import type { Recorder } from '../desk/measures/recorder.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { SpokenWords } from '../knowledge/spoken/spoken-words.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { LiveUpdates } from '../storage/live/live-updates.ts';
import type { KeyRing, Records } from '../storage/records/records.ts';
import { sealId } from '../storage/records/seal-id.ts';
import { composeDesk, type DeskSetUp, type DeskSide } from './compose-desk.ts';
import { composeLine, type LineParts, type LineSide } from './compose-line.ts';
import { createOutside } from './effects/create-outside.ts';
import { exportLink } from './export-link.ts';
import { ScheduledWork } from './scheduled-work.ts';
import { isIssuedTo } from './sign-in/conversation-id.ts';
import { SignInService } from './sign-in/sign-in-service.ts';
import { createVoice } from './voice/create-voice.ts';

/** Everything that the service is made of; what is given decides whether it is embedded, in service or in a test. */
export interface ServiceParts {
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  registry: Registry;
  contactCentre: ContactCentre;
  /** Nothing: nobody can sign in. */
  provider: IdentityProvider | undefined;
  publicUrl: string;
  live: LiveUpdates;
  log: Logger;
  /** The telephone, when it is served: how names are read aloud, messages out, and the account on LINE that messages name. */
  voice?: { words: SpokenWords; sms: Sms | undefined; lineUrl?: string | undefined } | undefined;
  /** The LINE account, when there is one. */
  line?: LineParts | undefined;
  /** Counts what happens, for the reports; nothing: it is not counted. */
  counts?: Counts | undefined;
  /** Our own agents' desk, when it is served. */
  desk?: DeskSetUp | undefined;
  /** Address of the identity provider, which a link of accounts names. */
  issuer?: string | undefined;
  clock?: () => Date;
}

/** What is counted as it happens. */
export type Counts = Pick<Recorder, 'turn' | 'error' | 'feedback' | 'handoff'>;

export interface Service {
  turns: TurnService;
  work: ScheduledWork;
  signIn: SignInService | undefined;
  line: LineSide | undefined;
  desk: DeskSide | undefined;
  /** For the route of the telephone. */
  voice: CallManners | undefined;
}

/** The event under which a sign-in is answered: known to the browser that signed in, by its cookie, and to nobody else. */
export function signedInEvent(signedHash: string): string {
  return `signed-in.${signedHash}`;
}

/** Puts turns, sign-in and scheduled work together. */
export function compose(parts: ServiceParts): Service {
  const { content, phrases, conversations, records, keyRing, registry, contactCentre, live, counts, log, clock } = parts;
  const now = clock ?? (() => new Date());
  let signIn: SignInService | undefined;
  let turns: TurnService;
  const line =
    parts.line &&
    composeLine({
      line: parts.line,
      issuer: parts.provider && parts.issuer,
      content,
      phrases,
      conversations,
      records,
      keyRing,
      publicUrl: parts.publicUrl,
      log,
      clock: now,
      turns: () => turns,
      signIn: () => signIn as SignInService,
    });
  const { voice } = parts;
  const manners = voice && createVoice({ content, phrases, records, keyRing, registry, log, clock: now, ...voice });
  const desk =
    parts.desk &&
    composeDesk({ ...parts.desk, content, phrases, conversations, records, keyRing, registry, live, counts, log, clock: now, turns: () => turns });
  const outside = createOutside({
    records,
    registry,
    contactCentre,
    sms: voice?.sms,
    desk: desk?.handoffDesk,
    onDesk: desk?.changed,
    counts,
    conversations,
    keyRing,
    signInLink: parts.provider && ((request) => (signIn as SignInService).createLink(request)),
    lineLinking: line?.linking,
    exportLink: (claim, browserHash) => exportLink(keyRing, claim, browserHash),
    log,
    clock: now,
  });
  turns = new TurnService({
    content,
    phrases,
    conversations,
    outside,
    manners,
    ...line?.delivering,
    clock: now,
    onTurn: (turn) => counts?.turn(turn),
    onError: (error, conversationId) => {
      counts?.error(channelOf(conversationId) ?? 'web');
      const { name, message, stack } = error as Error;
      log.error({ conversationId, err: { name, message, stack } }, 'turn failed');
    },
  });
  if (parts.provider) {
    signIn = new SignInService({
      provider: parts.provider,
      records,
      publicUrl: parts.publicUrl,
      log,
      ...(line?.linking ? { onSignedInForLine: line.linking.finishSignIn } : {}),
      onSignedIn: async ({ conversationId, browserHash, signedHash, identity }) => {
        const { personKey, idSealed } = sealId(keyRing, identity.nationalId);
        const until = new Date(now().getTime() + 60_000).toISOString();
        const person = { personKey, idSealed, level: identity.level, name: identity.givenName, secretHash: signedHash, until };
        await records.audit.add({ actor: 'person', action: 'sign-in', personKey, conversationId, detail: String(identity.level) });
        const answer = await turns.happened(conversationId, signedInEvent(signedHash), {
          happened: 'signed-in',
          person,
          ...(isIssuedTo(keyRing, conversationId, browserHash) ? { browser: 'same' } : {}),
        });
        live.publish(conversationId, { personal: true, answer });
      },
    });
  }
  return {
    turns,
    signIn,
    line,
    desk,
    voice: manners,
    work: new ScheduledWork({ records, registry, contactCentre, turns, live, outbox: line?.channel.outbox, desk, log, clock: now }),
  };
}
