import { uriOf } from './address.ts';
import { readOffer, type SoundOffer } from './sdp.ts';
import { headerOf, type SipMessage } from './sip-message.ts';
import type { Answer } from './write-response.ts';

/** What a call needs of the server that took it. */
export interface CallWire {
  /** Contact of this telephone. */
  contact: string;
  /** Sends a response to the INVITE; a final one again and again until it is acknowledged. */
  respond(answer: Answer): void;
  /** Stops repeating the final response. */
  acknowledged(): void;
  /** Sends BYE to the caller; resolves when it is answered or given up. */
  sendBye(): Promise<void>;
}

/** One call from its INVITE to its end. */
export class IncomingCall {
  /** SIP URIs without parameters in the header. */
  readonly caller: string;
  readonly called: string;
  readonly id: string;
  readonly offer: SoundOffer | undefined;
  /** Resolves when the call is over, whoever ended it. */
  readonly ended: Promise<void>;
  readonly #wire: CallWire;
  #state: 'ringing' | 'answered' | 'over' = 'ringing';
  #end: () => void = () => undefined;

  constructor(invite: SipMessage, wire: CallWire) {
    this.#wire = wire;
    this.caller = uriOf(headerOf(invite, 'from'));
    this.called = uriOf(headerOf(invite, 'to'));
    this.id = headerOf(invite, 'call-id');
    this.offer = readOffer(invite.body);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get over(): boolean {
    return this.#state === 'over';
  }

  ring(): void {
    if (this.#state === 'ringing') this.#wire.respond({ status: 180, reason: 'Ringing', headers: [['contact', this.#wire.contact]] });
  }

  /** @param sdp the answer to `offer` */
  answer(sdp: string): void {
    if (this.#state !== 'ringing') return;
    this.#state = 'answered';
    const headers: SipMessage['headers'] = [
      ['contact', this.#wire.contact],
      ['content-type', 'application/sdp'],
    ];
    this.#wire.respond({ status: 200, reason: 'OK', headers, body: sdp });
  }

  /** Refuses a call that is not answered yet. */
  reject(status: number, reason: string): void {
    if (this.#state !== 'ringing') return;
    this.#wire.respond({ status, reason });
    this.#finish();
  }

  /** Ends an answered call with BYE, a ringing one with 480. */
  async hangUp(): Promise<void> {
    if (this.#state === 'over') return;
    if (this.#state === 'ringing') return this.reject(480, 'Temporarily Unavailable');
    this.#wire.acknowledged();
    this.#finish();
    await this.#wire.sendBye();
  }

  /** ACK came. */
  confirm(): void {
    this.#wire.acknowledged();
  }

  /** BYE came, or the ACK never did. */
  endedByCaller(): void {
    this.#wire.acknowledged();
    this.#finish();
  }

  /** CANCEL came: only a call that still rings can be taken back. */
  cancel(): void {
    this.reject(487, 'Request Terminated');
  }

  #finish(): void {
    this.#state = 'over';
    this.#end();
  }
}
