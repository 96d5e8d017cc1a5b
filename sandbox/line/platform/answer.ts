import type { Fault } from '../spec/index.ts';

/** What the platform answers. */
export interface Answer {
  status: number;
  /** Sent as JSON; a Buffer as it is. */
  body: object | Buffer;
  headers?: Record<string, string>;
}

export const ok = (body: object = {}): Answer => ({ status: 200, body });

/** LINE's error body. @see https://developers.line.biz/en/reference/messaging-api/#error-responses */
export const refused = (status: number, message: string, more: object = {}): Answer => ({ status, body: { message, ...more } });

export const notFound = (message = 'Not found'): Answer => refused(404, message);

/** A body that LINE's specification or its limits refuse. */
export function unfit(faults: readonly Fault[]): Answer {
  const details = faults.map(({ message, property }) => (property ? { message, property } : { message }));
  return refused(400, `The request body has ${faults.length} error(s)`, { details });
}

/** The person at the sandbox asked for something that cannot be. Answered with its status; thrown by the platform's methods. */
export class SandboxError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.name = 'SandboxError';
    this.status = status;
  }
}
