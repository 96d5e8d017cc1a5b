import { LOOKUPS } from '../../src/dialog/effects.ts';
import { dayInBangkok } from '../../src/knowledge/calendar.ts';
import type { FactBook } from '../../src/knowledge/facts.ts';
import { type Answer, problem } from './answer.ts';
import { HospitalChanges, type Refusal } from './hospital-changes.ts';
import type { ChangeReason } from './hospital-window.ts';
import { HOSPITAL_BY_ID, hospitalsNear } from './hospitals.ts';
import { Idempotency } from './idempotency.ts';
import { lookups } from './lookups/index.ts';
import { PERSON_BY_ID } from './people.ts';
import type { Received, ReceivedCallback, ReceivedHandoff, ReceivedTicket, SentMessage } from './received.ts';

/** A request that fits the contract. */
export interface Request {
  reference: string;
  near: string | undefined;
  key: string;
  body: unknown;
}

export type Operation = (request: Request) => Answer;

const NO_PERSON = problem(404, 'unknown-person', 'No such insured person');

const REFUSED: Record<Refusal, string> = {
  'outside-window': 'Not the yearly window, and no reason that the records bear out',
  full: 'The hospital has no room this year',
  'not-insured': 'No right to a hospital of this fund',
  same: 'It is the entitled hospital already',
  other: 'An office has to look at it',
};

/** What the sandbox does for each operation of the contract, by operationId. */
export class Operations {
  readonly byId: ReadonlyMap<string, Operation>;
  readonly #facts: FactBook;
  readonly #now: () => Date;
  readonly #received: Received;
  readonly #changes: HospitalChanges;
  readonly #idempotency = new Idempotency();

  constructor(parts: { facts: FactBook; now: () => Date; received: Received }) {
    this.#facts = parts.facts;
    this.#now = parts.now;
    this.#received = parts.received;
    this.#changes = new HospitalChanges(parts.facts);
    this.byId = new Map<string, Operation>([
      ['health', () => ({ status: 200, body: { status: 'ok' } })],
      ...LOOKUPS.map((name) => [`lookup.${name}`, ({ body }: Request) => this.#lookup(name, body)] as const),
      ['identify', ({ body }) => this.#identify(body)],
      ['hospitals', ({ near }) => this.#hospitals(near)],
      ['changeHospital', ({ key, body }) => this.#idempotency.once('changeHospital', key, body, () => this.#changeHospital(body))],
      ['callback', ({ reference, body }) => this.#callback(reference, body)],
      ['cancelCallback', ({ reference }) => this.#cancelCallback(reference)],
      ['ticket', ({ reference, body }) => this.#ticket(reference, body)],
      ['handoff', ({ body }) => this.#handoff(body)],
      ['message', ({ key, body }) => this.#idempotency.once('message', key, body, () => this.#message(body))],
    ]);
  }

  /** Forgets what was received and changed. */
  clear(): void {
    this.#received.clear();
    this.#changes.clear();
    this.#idempotency.clear();
  }

  #lookup(name: (typeof LOOKUPS)[number], body: unknown): Answer {
    const person = PERSON_BY_ID.get((body as { nationalId: string }).nationalId);
    if (!person) return NO_PERSON;
    const data = lookups[name](person, { facts: this.#facts, day: dayInBangkok(this.#now()), changes: this.#changes });
    return data ? { status: 200, body: data } : problem(404, 'nothing-kept', 'Nothing of this kind is kept of the person');
  }

  #identify(body: unknown): Answer {
    const { nationalId, birthDate } = body as { nationalId: string; birthDate: string };
    const person = PERSON_BY_ID.get(nationalId);
    if (person?.birthDate !== birthDate) return NO_PERSON;
    return { status: 200, body: { givenName: person.givenName, phone: person.phone } };
  }

  #hospitals(near: string | undefined): Answer {
    return { status: 200, body: { hospitals: hospitalsNear(near).map(({ id, name, province, full }) => ({ id, name, province, full })) } };
  }

  #changeHospital(body: unknown): Answer {
    const { nationalId, hospitalId, reason } = body as { nationalId: string; hospitalId: string; reason?: ChangeReason };
    const person = PERSON_BY_ID.get(nationalId);
    if (!person) return NO_PERSON;
    const hospital = HOSPITAL_BY_ID.get(hospitalId);
    if (!hospital) return problem(404, 'unknown-hospital', 'No such hospital');
    const outcome = this.#changes.change(person, hospital, reason, this.#now());
    return 'changed' in outcome ? { status: 201, body: outcome.changed } : problem(422, outcome.refused, REFUSED[outcome.refused]);
  }

  #callback(reference: string, body: unknown): Answer {
    this.#received.callbacks.set(reference, { ...(body as Omit<ReceivedCallback, 'reference' | 'state'>), reference, state: 'open' });
    return { status: 204 };
  }

  #cancelCallback(reference: string): Answer {
    const callback = this.#received.callbacks.get(reference);
    if (callback) callback.state = 'cancelled';
    return { status: 204 };
  }

  #ticket(reference: string, body: unknown): Answer {
    this.#received.tickets.set(reference, { ...(body as Omit<ReceivedTicket, 'reference'>), reference });
    return { status: 204 };
  }

  #handoff(body: unknown): Answer {
    const { agents, handoffs } = this.#received;
    if (agents !== 'free') return { status: 200, body: { state: 'nobody', open: agents === 'nobody' } };
    handoffs.push(body as ReceivedHandoff);
    return { status: 200, body: { state: 'queued', position: handoffs.length } };
  }

  #message(body: unknown): Answer {
    this.#received.messages.push(body as SentMessage);
    return { status: 202 };
  }
}
