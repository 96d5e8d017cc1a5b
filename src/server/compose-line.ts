import type { Logger } from 'pino';
import type { LineApi } from '../channels/line/line-api.ts';
import { LineChannel, type LineChannelParts } from '../channels/line/line-channel.ts';
import { lineRenderer } from '../channels/line/line-renderer.ts';
import { lineSayMedia } from '../channels/line/say-media.ts';
import type { Phrases } from '../channels/phrases/phrases.ts';
import type { TurnParts, TurnService } from '../channels/turn-service.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import { readOffices } from '../line-setup/read-offices.ts';
import { officesSayer } from '../line-setup/say-offices.ts';
import type { Conversations } from '../storage/conversations/conversations.ts';
import type { KeyRing, Records } from '../storage/records/records.ts';
import { createLineLinking, type LineLinking } from './sign-in/line-linking.ts';
import type { SignInService } from './sign-in/sign-in-service.ts';

/** A LINE account and how it is reached. */
export interface LineParts extends Pick<LineChannelParts, 'menuFor' | 'onUnknownMenu' | 'hooks' | 'mergeMs' | 'loadingAfterMs' | 'pausesMs'> {
  api: LineApi;
  /** Channel secrets, the present one and while it is changed the one before. */
  secrets: readonly string[];
  accountLinkUrl?: string | undefined;
  /** How long an account stays linked, in days. */
  linkDays?: number | undefined;
}

/** LINE within the service. */
export interface LineSide {
  channel: LineChannel;
  /** Nothing when nobody can sign in. */
  linking: LineLinking | undefined;
  /** What the turn service needs of a channel that answers later. */
  delivering: Pick<TurnParts, 'deliver' | 'langOf' | 'sayMedia'>;
}

export interface LineSideParts {
  line: LineParts;
  /** Address of the identity provider; nothing when nobody can sign in. */
  issuer: string | undefined;
  content: DialogContent;
  phrases: Phrases;
  conversations: Conversations;
  records: Records;
  keyRing: KeyRing;
  publicUrl: string;
  log: Logger;
  clock: () => Date;
  /** Both are made after LINE, and need it. */
  turns: () => TurnService;
  signIn: () => SignInService;
}

/** Puts the channel and account linking together. */
export function composeLine(parts: LineSideParts): LineSide {
  const { line, issuer, content, phrases, conversations, records, keyRing, publicUrl, log, clock, turns, signIn } = parts;
  const { accountLinkUrl, linkDays, ...ofChannel } = line;
  let channel: LineChannel;
  const delivering: LineSide['delivering'] = {
    deliver: (delivery) => channel.deliver(delivery),
    langOf: (conversationId) => channel.langOf(conversationId),
    sayMedia: lineSayMedia(officesSayer(readOffices(), content.facts)),
  };
  const linking =
    issuer === undefined
      ? undefined
      : createLineLinking({
          signIn,
          turns,
          records,
          conversations,
          phrases,
          keyRing,
          publicUrl,
          log,
          issuer,
          line: line.api,
          userIdOf: (conversationId) => channel.userIdOf(conversationId),
          langOf: (conversationId) => channel.langOf(conversationId),
          deliver: (delivery) => channel.deliver(delivery),
          accountLinkUrl,
          linkDays,
        });
  channel = new LineChannel({
    ...ofChannel,
    turns,
    conversations,
    records,
    keyRing,
    phrases,
    render: lineRenderer({ phrases, publicUrl, office: content.office, clock }),
    onAccountLink: linking?.onAccountLink,
    onLeft: linking && ((conversationId) => linking.unlink(conversationId, 'unfollow')),
    log,
    clock,
  });
  return { channel, linking, delivering };
}
