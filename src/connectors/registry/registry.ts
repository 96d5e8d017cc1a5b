import type { LookupData, LookupName } from '../../dialog/effects.ts';

/** A hospital that takes part, as the registry lists it. */
export interface Hospital {
  id: string;
  name: string;
  province: string;
  /** No room for more insured persons this year. */
  full: boolean;
}

/** Reasons for a change outside the yearly window. The registry checks them against its records. */
export const HOSPITAL_CHANGE_REASONS = ['moved-home', 'moved-work', 'not-chosen'] as const;

export interface HospitalChange {
  nationalId: string;
  hospitalId: string;
  /** One of HOSPITAL_CHANGE_REASONS; nothing within the yearly window. */
  reason: string | undefined;
  /** Visible ASCII, 8 to 200 characters, nothing personal. */
  idempotencyKey: string;
}

/** A person whose national ID and birth date belong together. */
export interface IdentifiedPerson {
  /** To greet with. */
  givenName: string;
  /** `0` or `+66` and 8 or 9 digits; nothing when the office knows no telephone of them. */
  phone: string | undefined;
}

/**
 * The Social Security Office's records of insured persons. HTTP contract: schemas/registry.openapi.yaml.
 * A `signal`, where given, ends the call; the method then throws the signal's reason.
 */
export interface Registry {
  /**
   * @param nationalId 13 digits of the signed-in person; sent in the body, never in an address.
   * @throws ConnectorError `unavailable` (not reached, slow, broken answer), `not-found` with the reason `unknown-person` (no such insured
   *   person) or `nothing-kept` (nothing of this kind is kept of them, such as a hospital in section 40).
   */
  lookup<Name extends LookupName>(nationalId: string, name: Name, signal?: AbortSignal): Promise<NonNullable<LookupData[Name]>>;
  /**
   * @param near part of a name or a province; the first ones when empty. At most 20.
   * @throws ConnectorError `unavailable`.
   */
  hospitals(near: string | undefined, signal?: AbortSignal): Promise<Hospital[]>;
  /**
   * The same idempotency key changes the hospital once.
   * @returns the reference, the name of the hospital, and `from`, the first day there.
   * @throws ConnectorError `unavailable`; `refused` with the registry's reason code: `outside-window`, `full`, `not-insured`, `same`, `other`
   *   (an office has to look at it); `not-found` with `unknown-person` or `unknown-hospital`; `invalid` when the reason is not one of the
   *   list, or with `key-reused` when the key was used for another change.
   */
  changeHospital(change: HospitalChange, signal?: AbortSignal): Promise<{ reference: string; hospital: string; from: string }>;
  /**
   * Whether a national ID and a birth date belong together, for callers, who cannot sign in with a browser.
   * @param person 13 digits, and an ISO day of the common era; sent in the body, never in an address.
   * @throws ConnectorError `unavailable`; `not-found` alike for somebody unknown and for another birth date.
   */
  identify(person: { nationalId: string; birthDate: string }, signal?: AbortSignal): Promise<IdentifiedPerson>;
  ready(): Promise<boolean>;
}
