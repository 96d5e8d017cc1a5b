import type { TimeWindow } from '../../src/dialog/effects.ts';

export interface ReceivedCallback {
  reference: string;
  phone: string;
  about: string;
  window: TimeWindow;
  state: 'open' | 'cancelled';
}

export interface ReceivedTicket {
  reference: string;
  about: string;
  values: Record<string, string | number>;
}

export interface ReceivedHandoff {
  conversationId: string;
  reason: string;
  summary: string;
}

export interface SentMessage {
  to: string;
  text: string;
}

/** Whether a person is there to take a conversation over. */
export const AGENTS = ['free', 'nobody', 'closed'] as const;
export type Agents = (typeof AGENTS)[number];

/** What the contact centre and the SMS gateway of the sandbox received, in the order in which it came. */
export class Received {
  readonly callbacks = new Map<string, ReceivedCallback>();
  readonly tickets = new Map<string, ReceivedTicket>();
  readonly handoffs: ReceivedHandoff[] = [];
  readonly messages: SentMessage[] = [];
  /** How many requests came in for each operation, refused ones and those of a fault included. */
  readonly requests = new Map<string, number>();
  agents: Agents = 'free';

  clear(): void {
    this.callbacks.clear();
    this.tickets.clear();
    this.handoffs.length = 0;
    this.messages.length = 0;
    this.requests.clear();
    this.agents = 'free';
  }

  count(operationId: string): void {
    this.requests.set(operationId, (this.requests.get(operationId) ?? 0) + 1);
  }
}
