import { createHash } from 'node:crypto';
import { LIMITS } from './limits.ts';

/** What a pressed button says: the step that offered it, and the choice, its hash when the id was too long, or only that typing begins. */
export type Postback = { stepId: string } & ({ choice: string } | { hash: string } | { typing: true });

/**
 * The data of a button: `s=<step>&c=<choice>`, so that a button of an earlier step is known for one.
 * @throws Error when the step's id leaves no room.
 */
export function postbackData(stepId: string, choice: string): string {
  const whole = `s=${encode(stepId)}&c=${encode(choice)}`;
  const data = whole.length <= LIMITS.postbackData ? whole : `s=${encode(stepId)}&h=${hashOfChoice(choice)}`;
  if (data.length > LIMITS.postbackData) {
    throw new Error(`renderForLine: stepId is too long for a LINE button. Allowed: at most 200 characters when percent-encoded. Give the step a shorter id.`);
  }
  return data;
}

/** The data of a button that opens the keyboard or the picker: it chooses nothing, and needs no answer unless it brings a day and time. */
export function typingData(stepId: string): string {
  return `s=${encode(stepId)}&t=1`;
}

/** @returns nothing for data that is not ours, such as a button of a rich menu. */
export function readPostback(data: string): Postback | undefined {
  const fields = new URLSearchParams(data);
  const stepId = fields.get('s');
  if (stepId === null) return undefined;
  const choice = fields.get('c');
  if (choice !== null) return { stepId, choice };
  const hash = fields.get('h');
  if (hash !== null) return { stepId, hash };
  return fields.get('t') === '1' ? { stepId, typing: true } : undefined;
}

/** Stands for a choice whose id is too long for a button: the offered choice with the same hash is meant. */
export function hashOfChoice(choice: string): string {
  return createHash('sha256').update(choice).digest('base64url');
}

/** Half a surrogate pair, which percent-encoding refuses, becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
