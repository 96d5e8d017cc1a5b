import type { LookupData, LookupName } from '../../dialog/effects.ts';

/** A hospital that takes part, as the registry lists it. */
export interface Hospital {
  id: string;
  name: string;
  province: string;
  /** No room for more insured persons this year. */
  full: boolean;
}

/** The Social Security Office's records of insured persons. HTTP contract: schemas/registry.openapi.yaml. */
export interface Registry {
  /**
   * @param nationalId 13 digits of the signed-in person; sent in the body, never in an address.
   * @throws ConnectorError `unavailable` (not reached, slow, broken answer), `not-found` (no such insured person).
   */
  lookup<Name extends LookupName>(nationalId: string, name: Name): Promise<NonNullable<LookupData[Name]>>;
  /** @param near part of a name or a province; everything when empty. At most 20. */
  hospitals(near: string | undefined): Promise<Hospital[]>;
  /**
   * @param idempotencyKey the same key changes the hospital once.
   * @throws ConnectorError `refused` with the registry's reason code: `outside-window`, `full`, `not-insured`, `same`.
   */
  changeHospital(change: {
    nationalId: string;
    hospitalId: string;
    reason: string | undefined;
    idempotencyKey: string;
  }): Promise<{ reference: string; hospital: string; from: string }>;
  ready(): Promise<boolean>;
}
