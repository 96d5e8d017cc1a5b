import { personOf } from '../../sso/people.ts';
import type { Kind } from '../../sso/person.ts';

/** Buddhist years are this much ahead. */
const BUDDHIST = 543;

/**
 * What a caller of a script knows by heart or reads from their telephone, in place of {id/KIND/NTH}, {born/KIND/NTH} and {otp}.
 * @param sandbox address of the invented Social Security Office, which keeps the SMS that were sent.
 */
export async function fillSecrets(text: string, sandbox: string): Promise<string> {
  const known = text
    .replace(/\{id\/(\w+)\/(\d+)\}/g, (_, kind: Kind, nth) => personOf(kind, Number(nth)).nationalId)
    .replace(/\{born\/(\w+)\/(\d+)\}/g, (_, kind: Kind, nth) => eightDigits(personOf(kind, Number(nth)).birthDate));
  return known.includes('{otp}') ? known.replaceAll('{otp}', await lastPassword(sandbox)) : known;
}

/** 2512-03-09 as somebody presses it: day, month, Buddhist year. */
function eightDigits(birthDate: string): string {
  const [year, month, day] = birthDate.split('-');
  return `${day}${month}${Number(year) + BUDDHIST}`;
}

/** @throws Error when no SMS with a password was sent. */
async function lastPassword(sandbox: string): Promise<string> {
  const response = await fetch(`${sandbox}/sandbox/state`);
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  const password = /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0];
  if (!password) throw new Error('No SMS with a password of six digits was sent. The call did not come as far as asking for it.');
  return password;
}
