import { decrypt, encrypt } from '../storage/records/cipher.ts';
import type { KeyRing, Owner } from '../storage/records/records.ts';

const MINUTES = 10;
const PURPOSE = 'link.export';
export const EXPORT_PATH = '/api/privacy/export';

/** What a link is for. */
export interface ExportClaim {
  owner: Owner;
  /** The conversation that asked for it. */
  conversationId: string;
}

interface Sealed extends ExportClaim {
  browserHash: string;
  until: number;
}

/** A link to one's own copy: good for one browser and a short time. What it says is sealed, so that an access log along the way learns nothing. */
export function exportLink(ring: KeyRing, claim: ExportClaim, browserHash: string, now = Date.now()): { url: string; minutes: number } {
  const sealed: Sealed = { ...claim, browserHash, until: now + MINUTES * 60_000 };
  return { url: `${EXPORT_PATH}?claim=${encrypt(ring, PURPOSE, JSON.stringify(sealed))}`, minutes: MINUTES };
}

/** @returns what the link is for; nothing when it was changed, is too old, or comes from another browser. */
export function readExportLink(ring: KeyRing, token: string, browserHash: string, now = Date.now()): ExportClaim | undefined {
  const claim = opened(ring, token);
  if (!claim || claim.browserHash !== browserHash || claim.until < now) return undefined;
  return { owner: claim.owner, conversationId: claim.conversationId };
}

function opened(ring: KeyRing, token: string): Sealed | undefined {
  try {
    return JSON.parse(decrypt(ring, PURPOSE, token)) as Sealed;
  } catch {
    return undefined;
  }
}
