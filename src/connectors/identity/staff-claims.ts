import { SignInError } from './identity.ts';
import type { StaffIdentity, StaffRole } from './staff-provider.ts';

const PLAIN_ID = /^[\w.-]{1,64}$/;
/** Names that the desk uses itself where an agent's id may stand. */
const RESERVED = ['recogniser'];
const LONGEST_NAME = 100;

/** Where in an id_token it stands what somebody may do. */
export interface StaffClaims {
  /** A claim, or a path into one with dots: `roles`, `realm_access.roles`. */
  rolesClaim: string;
  /** What each role is called there. */
  roleNames: Record<StaffRole, string>;
  /** Makes an id of a `sub` that cannot be one: always the same, 1 to 64 letters, digits, `_`, `.` and `-`. */
  hashId: (sub: string) => string;
}

/**
 * Who the checked claims of an id_token are about. Roles that are not ours count for nothing.
 * @throws SignInError `claims` without a `sub`.
 */
export function readStaff(claims: Record<string, unknown>, { rolesClaim, roleNames, hashId }: StaffClaims): StaffIdentity {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub === '') {
    throw new SignInError('claims', 'The id_token has no usable "sub". Allowed: a text that is not empty. Check how this client is registered there.');
  }
  const id = PLAIN_ID.test(sub) && !RESERVED.includes(sub) ? sub : hashId(sub);
  const given = namesIn(valueAt(claims, rolesClaim));
  const roles = (Object.keys(roleNames) as StaffRole[]).filter((role) => given.includes(roleNames[role]));
  return { id, name: [claims.name, claims.preferred_username].find(isName)?.trim() ?? id, roles };
}

/** The claim of this name; where there is none, the way into it by its dots. Some providers name claims by addresses, which have dots too. */
function valueAt(claims: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((at, name) => {
    const within = typeof at === 'object' && at !== null && Object.hasOwn(at, name);
    return within ? (at as Record<string, unknown>)[name] : undefined;
  }, claims);
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\s+/);
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME && !/\p{Cc}/u.test(value);
}
