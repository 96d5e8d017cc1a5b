import type { TimeWindow } from '../../dialog/effects.ts';

export interface CallbackPromise {
  reference: string;
  /** `0` or `+66`, then 8 or 9 digits. */
  phone: string;
  about: string;
  window: TimeWindow;
}

export interface Ticket {
  reference: string;
  about: string;
  values: Record<string, string | number>;
}

export interface Handoff {
  conversationId: string;
  reason: string;
  /** Redacted. */
  summary: string;
}

/**
 * The hotline's own contact-centre system: agents, queue, callbacks, tickets. Our records stay the truth; it is told of them.
 * Every method throws ConnectorError `unavailable`, or `invalid` for what the contract does not allow. A `signal`, where given, ends the
 * call; the method then throws the signal's reason.
 */
export interface ContactCentre {
  /** Told once per reference, whatever is repeated. */
  callback(callback: CallbackPromise, signal?: AbortSignal): Promise<void>;
  /** Also fine when it was never told of the callback. */
  cancelCallback(reference: string, signal?: AbortSignal): Promise<void>;
  /** Told once per reference, whatever is repeated. */
  ticket(ticket: Ticket, signal?: AbortSignal): Promise<void>;
  /**
   * Asked once and never repeated by itself: after `unavailable` the conversation may be in the queue all the same.
   * @returns `queued` with the place in the queue, or `nobody` when it is closed or nobody is logged in.
   */
  handoff(conversation: Handoff, signal?: AbortSignal): Promise<{ state: 'queued'; position: number } | { state: 'nobody'; open: boolean }>;
  ready(): Promise<boolean>;
}
