import { describe, expect, test } from '@jest/globals';
import { readStaff, type StaffClaims } from './staff-claims.ts';

const WHERE: StaffClaims = {
  rolesClaim: 'roles',
  roleNames: { agent: 'agent', supervisor: 'supervisor', editor: 'editor' },
  hashId: (sub) => `hash-of-${sub.length}`,
};
const CLAIMS = { sub: 'staff-1', name: 'มาลี', roles: ['agent'] };

const rolesOf = (claims: object, where: Partial<StaffClaims> = {}): string[] => readStaff({ ...CLAIMS, ...claims }, { ...WHERE, ...where }).roles;

describe('staff in an id_token', () => {
  test('have an id, a name and roles', () => {
    expect(readStaff(CLAIMS, WHERE)).toEqual({ id: 'staff-1', name: 'มาลี', roles: ['agent'] });
  });

  test.each([undefined, '', 5, null])('are refused when sub is %j', (sub) => {
    expect(() => readStaff({ ...CLAIMS, sub }, WHERE)).toThrow(expect.objectContaining({ name: 'SignInError', code: 'claims' }));
  });

  test.each(['a@office.go.th', 'a b', 'ก', 'x'.repeat(65), '../x', 'recogniser'])('have a hash as id when sub is %j', (sub) => {
    expect(readStaff({ ...CLAIMS, sub }, WHERE).id).toBe(`hash-of-${sub.length}`);
  });

  test.each<[object, string]>([
    [{ name: ' มาลี ' }, 'มาลี'],
    [{ name: '', preferred_username: 'mali' }, 'mali'],
    [{ name: 'x\ny', preferred_username: 'mali' }, 'mali'],
    [{ name: 'ก'.repeat(101) }, 'staff-1'],
    [{ name: 5 }, 'staff-1'],
  ])('have a name that can be shown: %j is %s', (claims, name) => {
    expect(readStaff({ ...CLAIMS, ...claims }, WHERE).name).toBe(name);
  });
});

describe('roles', () => {
  test.each<[unknown, string[]]>([
    [
      ['supervisor', 'agent'],
      ['agent', 'supervisor'],
    ],
    ['agent editor', ['agent', 'editor']],
    ['  editor  ', ['editor']],
    [['agents', 'Agent', 'agent2', 'agent editor'], []],
    [[{ name: 'agent' }, 5, null], []],
    [[], []],
    ['', []],
    [undefined, []],
    [{ agent: true }, []],
    [true, []],
  ])('%j are %j', (roles, expected) => {
    expect(rolesOf({ roles })).toEqual(expected);
  });

  test('are as given: a supervisor is no agent by that', () => {
    expect(rolesOf({ roles: ['supervisor'] })).toEqual(['supervisor']);
  });

  test('may have the names of the office', () => {
    const roleNames = { agent: 'hotline-1506', supervisor: 'หัวหน้า', editor: 'content' };
    expect(rolesOf({ roles: ['hotline-1506', 'หัวหน้า', 'editor'] }, { roleNames })).toEqual(['agent', 'supervisor']);
  });

  test.each<[string, object, string[]]>([
    ['realm_access.roles', { realm_access: { roles: ['agent'] } }, ['agent']],
    ['resource_access.desk.roles', { resource_access: { desk: { roles: ['editor'] } } }, ['editor']],
    ['https://example.go.th/roles', { 'https://example.go.th/roles': ['supervisor'] }, ['supervisor']],
    ['realm_access.roles', { realm_access: 'agent' }, []],
    ['realm_access.roles', { realm_access: null }, []],
    ['realm_access.roles', {}, []],
    ['groups', { groups: ['agent'] }, ['agent']],
    ['constructor.name', {}, []],
  ])('are found at %s of %j', (rolesClaim, claims, expected) => {
    expect(rolesOf({ roles: undefined, ...claims }, { rolesClaim })).toEqual(expected);
  });
});
