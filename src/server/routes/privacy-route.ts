import { type Request, Router } from 'express';
import { sendProblem } from '../../http/problem.ts';
import type { Conversations } from '../../storage/conversations/conversations.ts';
import type { KeyRing, Records } from '../../storage/records/records.ts';
import { EXPORT_PATH, type ExportClaim, readExportLink } from '../export-link.ts';
import { readSignedHash } from '../sign-in/signed-cookie.ts';

export interface PrivacyRouteParts {
  records: Pick<Records, 'privacy'>;
  conversations: Pick<Conversations, 'session'>;
  keyRing: KeyRing;
}

/** One's own copy, as a file: by a link that is good for this browser and a short time, and not after the person signed out. */
export function privacyRoute({ records, conversations, keyRing }: PrivacyRouteParts): Router {
  const router = Router();
  router.get(EXPORT_PATH, async (request, response) => {
    const { claim } = request.query;
    const wanted = typeof claim === 'string' && request.browserHash ? readExportLink(keyRing, claim, request.browserHash) : undefined;
    if (!wanted || !(await stillSignedIn(wanted, request))) {
      return sendProblem(
        response,
        403,
        'export_link',
        'This link is not good, or no longer',
        'Ask for a new copy in the chat, in the same browser: ขอสำเนาข้อมูลของฉัน',
      );
    }
    response
      .set('cache-control', 'no-store')
      .attachment('ask-1506-my-data.json')
      .type('application/json')
      .send(JSON.stringify(await records.privacy.export(wanted.owner), null, 2));
  });

  /** The next one at a shared computer finds the link in the history. */
  async function stillSignedIn({ owner, conversationId }: ExportClaim, request: Request): Promise<boolean> {
    if (owner.personKey === undefined) return true;
    const signedIn = (await conversations.session(conversationId))?.signedIn;
    return signedIn?.personKey === owner.personKey && signedIn.secretHash === readSignedHash(request);
  }
  return router;
}
