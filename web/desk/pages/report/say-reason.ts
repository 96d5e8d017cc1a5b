import type { Words } from '../page-props.ts';

/** Reasons that have words. */
const KNOWN = new Set(['asked', 'not-understood', 'upset', 'complaint', 'form', 'personal', 'crisis', 'transfer', 'other']);

/** Why a conversation was to go to a person; a reason without words stands as it came. */
export function sayReason(reason: string, words: Words): string {
  return KNOWN.has(reason) ? words(`desk-report:reason.${reason}`) : reason;
}
