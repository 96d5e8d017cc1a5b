import { createHash } from 'node:crypto';
import type { SandboxPerson } from './people.ts';
import type { SandboxStaff } from './staff.ts';

const ASSURANCE_LEVEL = '2.3';

/** What the provider says of everybody, by account id. */
export function claimsByAccount(people: readonly SandboxPerson[], staff: readonly SandboxStaff[]): ReadonlyMap<string, object> {
  return new Map<string, object>([
    ...people.map(({ nationalId, givenName, birthDate }) => {
      const claims = { pid: nationalId, given_name: givenName, birthdate: birthDate, ial: ASSURANCE_LEVEL };
      return [accountOf(nationalId), claims] as const;
    }),
    ...staff.map(({ id, name, roles }) => [id, { name, roles }] as const),
  ]);
}

/** The account id, which becomes `sub`: always the same for a person, and not the national ID. */
export function accountOf(nationalId: string): string {
  return createHash('sha256').update(`sandbox:${nationalId}`).digest('hex').slice(0, 32);
}
