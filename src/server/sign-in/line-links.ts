import { hashOf, newSecret, SECRET, sameHash } from './secret-cookie.ts';

export const LINE_START_PATH = '/auth/line';
export const LINE_GO_PATH = '/auth/line/go';
export const COPY_PATH = '/auth/line/copy';
export const COPY_FILE_PATH = '/auth/line/copy/file';

/**
 * The address behind the button of a page: it works in the browser that was shown the page, and nowhere else. So neither a preview of LINE's nor
 * a page of somebody else's can use a ticket up, or lead a person past what the page says.
 */
export function onward(path: string, ticket: string, browserHash: string): string {
  return `${path}?${new URLSearchParams({ ticket, proof: proofOf(ticket, browserHash) })}`;
}

/** Whether the browser was shown the page with this button. */
export function cameByPage(ticket: string, proof: unknown, browserHash: string): boolean {
  return typeof proof === 'string' && sameHash(proof, proofOf(ticket, browserHash));
}

export function isTicket(ticket: unknown): ticket is string {
  return typeof ticket === 'string' && SECRET.test(ticket);
}

export { newSecret as newTicket };

function proofOf(ticket: string, browserHash: string): string {
  return hashOf(`${ticket}.${browserHash}`);
}
