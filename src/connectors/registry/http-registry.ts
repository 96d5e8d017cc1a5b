import type { LookupData, LookupName } from '../../dialog/effects.ts';
import type { HttpClient } from '../http-client.ts';
import type { Hospital, HospitalChange, IdentifiedPerson, Registry } from './registry.ts';

/** What a person types for a place is asked for up to here. */
const LONGEST_NEAR = 80;

/** The registry over HTTP. Sends the fields of the contract and nothing else that an object may carry. */
export class HttpRegistry implements Registry {
  readonly #client: HttpClient;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  lookup<Name extends LookupName>(nationalId: string, name: Name, signal?: AbortSignal): Promise<NonNullable<LookupData[Name]>> {
    return this.#client.call(`lookup.${name}`, { body: { nationalId }, signal });
  }

  async hospitals(near: string | undefined, signal?: AbortSignal): Promise<Hospital[]> {
    const place = near?.trim().slice(0, LONGEST_NEAR) || undefined;
    const { hospitals } = await this.#client.call<{ hospitals: Hospital[] }>('hospitals', { query: { near: place }, signal });
    return hospitals;
  }

  changeHospital(change: HospitalChange, signal?: AbortSignal): Promise<{ reference: string; hospital: string; from: string }> {
    const { nationalId, hospitalId, reason, idempotencyKey } = change;
    return this.#client.call('changeHospital', { body: { nationalId, hospitalId, reason }, idempotencyKey, signal });
  }

  async identify({ nationalId, birthDate }: { nationalId: string; birthDate: string }, signal?: AbortSignal): Promise<IdentifiedPerson> {
    const body = { nationalId, birthDate };
    const { givenName, phone } = await this.#client.call<{ givenName: string; phone: string | null }>('identify', { body, signal });
    return { givenName, phone: phone ?? undefined };
  }

  ready(): Promise<boolean> {
    return this.#client.ready();
  }
}
