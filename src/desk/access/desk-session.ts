import type { Request } from 'express';

/** What the guard knows of a request beside who asks. */
export interface DeskSession {
  /** Of the session, as it stands in the cookie. */
  token: string;
  /** What `x-desk-csrf` must be. */
  csrf: string;
  /** When the session ends, whatever is done. */
  until: string;
  /** Whether new conversations may come, and when the page was last connected, before this request. */
  available: boolean;
  seenAt: string;
}

/** The session that a request came with. @throws Error on a route that is not behind the guard, or that a recogniser may ask. */
export function sessionOf(request: Request): DeskSession {
  const { deskSession } = request as { deskSession?: DeskSession };
  if (!deskSession) throw new Error('No session on this request: mount the route behind the guard of src/desk/access.');
  return deskSession;
}
