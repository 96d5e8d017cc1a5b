import type { TimeWindow } from '../../dialog/effects.ts';

/** The hotline's own contact-centre system: agents, queue, callbacks, tickets. Our records stay the truth; it is told of them. */
export interface ContactCentre {
  /** Told once per reference, whatever is repeated. @throws ConnectorError `unavailable`. */
  callback(callback: { reference: string; phone: string; about: string; window: TimeWindow }): Promise<void>;
  cancelCallback(reference: string): Promise<void>;
  ticket(ticket: { reference: string; about: string; values: Record<string, string | number> }): Promise<void>;
  /** @returns `queued` with the place in the queue, or `nobody` when it is closed or nobody is logged in. */
  handoff(conversation: {
    conversationId: string;
    reason: string;
    summary: string;
  }): Promise<{ state: 'queued'; position: number } | { state: 'nobody'; open: boolean }>;
  ready(): Promise<boolean>;
}
