import type { Router } from 'express';
import type { LineApi } from '../../channels/line/line-api.ts';
import type { Identity } from '../../connectors/identity/identity.ts';
import { requireSecure } from '../../connectors/identity/is-loopback.ts';
import type { SealedPerson } from '../../dialog/session.ts';
import type { KeyRing, Owner, Records } from '../../storage/records/records.ts';
import { sealId } from '../../storage/records/seal-id.ts';
import type { ExportClaim } from '../export-link.ts';
import { COPY_PATH, LINE_START_PATH, newTicket } from './line-links.ts';
import { lineRoutes } from './line-routes.ts';
import { type AccountLinkEvent, type OnAccountLinkParts, onAccountLink, personOfLink } from './on-account-link.ts';
import { SignInRefusal } from './sign-in-refusal.ts';
import type { SignInService } from './sign-in-service.ts';

export const LINE_ACCOUNT_LINK_URL = 'https://access.line.me/dialog/bot/accountLink';
export const LINE_LINK_DAYS = 30;
const NONCE_MINUTES = 10;
const COPY_MINUTES = 10;

export interface LineLinkingParts extends Omit<OnAccountLinkParts, 'records' | 'linkDays'> {
  records: Pick<Records, 'accountLinks' | 'onceTokens' | 'audit' | 'privacy'>;
  /** The same one that the web chat signs in with; its `onSignedInForLine` is `finishSignIn` of what comes out here. */
  signIn: () => SignInService;
  line: Pick<LineApi, 'linkToken'>;
  /** The LINE user of a conversation; nothing when they are gone. */
  userIdOf: (conversationId: string) => Promise<string | undefined>;
  keyRing: KeyRing;
  /** The identity provider's address, which a link names. */
  issuer: string;
  publicUrl: string;
  /** LINE's own page, to which people go last. */
  accountLinkUrl?: string | undefined;
  /** How long a link lasts. */
  linkDays?: number | undefined;
  requestsPerMinute?: number | undefined;
}

/** Linking a LINE account to a person. What the effects, the channel and the app need of it. */
export interface LineLinking {
  /** A link for one conversation, good for any browser, which uses it up at a button. @param level least identity assurance level. */
  createLink(request: { conversationId: string; level: number }): Promise<{ url: string; minutes: number }>;
  /** A link to one's own copy: good once, in whatever browser. */
  createCopyLink(claim: ExportClaim): Promise<{ url: string; minutes: number }>;
  /** The person has signed in: what SignInService needs as `onSignedInForLine`. */
  finishSignIn(person: { conversationId: string; identity: Identity }): Promise<string>;
  /** The pages under /auth/line. */
  routes: Router;
  onAccountLink(event: AccountLinkEvent): Promise<void>;
  /** Who the person of a conversation is, while a link is in force. */
  linked(conversationId: string): Promise<SealedPerson | undefined>;
  /** @param why `person`: they asked for it in the chat; `unfollow`: they blocked or left the account. @returns whether there was a link. */
  unlink(conversationId: string, why: 'person' | 'unfollow'): Promise<boolean>;
}

/** @throws Error when an address is neither https nor on this machine. */
export function createLineLinking(parts: LineLinkingParts): LineLinking {
  const { records, signIn, line, userIdOf, keyRing, issuer, linkDays = LINE_LINK_DAYS, requestsPerMinute } = parts;
  const publicUrl = requireSecure('PUBLIC_URL', parts.publicUrl);
  const accountLinkUrl = requireSecure('LINE_ACCOUNT_LINK_URL', parts.accountLinkUrl ?? LINE_ACCOUNT_LINK_URL);
  const address = (path: string, query: Record<string, string>): string => new URL(`${path}?${new URLSearchParams(query)}`, publicUrl).href;

  return {
    async createLink(request) {
      const { ticket, minutes } = await signIn().createLineTicket(request);
      return { url: address(LINE_START_PATH, { ticket }), minutes };
    },

    async createCopyLink({ owner, conversationId }) {
      const ticket = newTicket();
      await records.onceTokens.issue('copy', ticket, { conversationId, personKey: owner.personKey, payload: owner }, COPY_MINUTES);
      // LINE's own browser saves no files; LINE opens an address with this in the one outside
      return { url: address(COPY_PATH, { ticket, openExternalBrowser: '1' }), minutes: COPY_MINUTES };
    },

    async finishSignIn({ conversationId, identity }) {
      const userId = await userIdOf(conversationId);
      if (userId === undefined) throw new SignInRefusal('link');
      const linkToken = await tokenFor(userId);
      const nonce = newTicket();
      const { personKey, idSealed } = sealId(keyRing, identity.nationalId);
      const { givenName: name, level } = identity;
      await records.accountLinks.promise(nonce, { conversationId, personKey, idSealed, name, level, provider: issuer }, NONCE_MINUTES);
      const to = new URL(accountLinkUrl);
      to.searchParams.set('linkToken', linkToken);
      to.searchParams.set('nonce', nonce);
      return to.href;
    },

    routes: lineRoutes({
      phrases: parts.phrases,
      secure: publicUrl.protocol === 'https:',
      linkDays,
      requestsPerMinute,
      start: (ticket, browserHash) => signIn().start(ticket, browserHash, 'line'),
      fetchCopy,
    }),

    onAccountLink: (event) => onAccountLink({ ...parts, linkDays }, event),

    async linked(conversationId) {
      const link = await records.accountLinks.of(conversationId);
      return link && personOfLink(link);
    },

    unlink: (conversationId, why) => records.accountLinks.unlink(conversationId, why),
  };

  /** Asked for only now: it is good for 10 minutes, which a sign-in may take. */
  async function tokenFor(userId: string): Promise<string> {
    try {
      return await line.linkToken(userId);
    } catch (error) {
      parts.log.warn({ err: { message: (error as Error).message } }, 'LINE gave no link token');
      throw new SignInRefusal('line');
    }
  }

  async function fetchCopy(ticket: string): Promise<Record<string, unknown[]>> {
    const token = await records.onceTokens.take('copy', ticket);
    const link = token && (await records.accountLinks.of(token.conversationId));
    // whoever is linked by now need not be who asked
    if (!token || token.personKey !== link?.personKey) throw new SignInRefusal('link', 'line');
    return records.privacy.export(token.payload as Owner);
  }
}
