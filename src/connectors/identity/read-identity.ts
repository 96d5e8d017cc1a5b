import { isNationalId } from '../../understanding/national-id.ts';
import { type Identity, SignInError } from './identity.ts';

const LONGEST_NAME = 100;

/**
 * Who the checked claims of an id_token are about.
 * @param claims `pid` (13 digits), `given_name`, `ial` (such as "2.3"), as ThaiD names them.
 * @throws SignInError `claims` when one is missing or cannot be right, `level` when the assurance is too low.
 */
export function readIdentity(claims: Record<string, unknown>, leastLevel: number): Identity {
  const { pid, given_name: givenName } = claims;
  if (typeof pid !== 'string' || !isNationalId(pid)) throw refused('pid', '13 digits with a right check digit');
  if (typeof givenName !== 'string' || !isName(givenName)) throw refused('given_name', `a name of 1 to ${LONGEST_NAME} characters`);
  const level = readLevel(claims.ial);
  if (level === undefined) throw refused('ial', 'a level such as 2.3');
  if (level < leastLevel) {
    throw new SignInError('level', `The person's ial is ${level}. Allowed: ${leastLevel} or more. They have to verify themselves again with the provider.`);
  }
  return { nationalId: pid, givenName: givenName.trim(), level };
}

function readLevel(ial: unknown): number | undefined {
  const text = typeof ial === 'number' ? String(ial) : ial;
  return typeof text === 'string' && /^\d(\.\d)?$/.test(text) ? Number(text) : undefined;
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text);
}

/** Names the claim only: what was in it stays out of logs. */
function refused(claim: string, allowed: string): SignInError {
  return new SignInError('claims', `The id_token has no usable "${claim}". Allowed: ${allowed}. Check the scopes the provider granted to this client.`);
}
