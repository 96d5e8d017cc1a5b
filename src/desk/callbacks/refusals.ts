import type { Response } from 'express';
import { sendProblem } from '../../http/problem.ts';

/** Why something at the desk was not done; words of the API (`code`). */
export interface Refusal {
  refused: keyof typeof PROBLEMS;
}

/** Status, title and what to do. A page says them in its own words by their code. */
const PROBLEMS = {
  not_found: [404, 'There is no such thing', 'Read the list anew.'],
  bad_request: [
    400,
    'The request cannot be read',
    'Send the fields of src/desk/api.ts: a known word, a text that is not empty and not too long, an instant in ISO 8601.',
  ],
  note_needed: [400, 'This outcome needs a note', 'Say in a note who answered, or why it is not wanted any more: no attempt tells it.'],
  taken: [409, 'Somebody else has it', 'Wait until they are done, or take another.'],
  calling: [409, 'This number is being called', 'A colleague calls the same number about something else. Wait until they are done.'],
  too_early: [409, 'The next call is not due yet', 'Call again from the time that the list shows.'],
  no_more_calls: [409, 'No call may be made any more', 'All attempts were made, or the day is over. Close it.'],
  not_taken: [409, 'You do not have it', 'Take it first: your time ran out and somebody else took it, or you gave it back.'],
  cancelled: [409, 'The person cancelled it', 'There is nothing more to do.'],
  closed: [409, 'It is closed', 'Read the list anew: somebody closed it, or its time went by.'],
  outcome_needed: [
    409,
    'None of the attempts allows this outcome',
    '"answered" needs an attempt that reached the person; "given-up" all attempts, or a window that has passed.',
  ],
  not_opened: [403, 'You have not opened it', 'Open it with a reason first.'],
  unknown_agent: [400, 'There is no such agent', 'Assign it to somebody who has signed in at the desk.'],
  not_allowed: [409, 'Its state does not allow this', 'received, working, answered, closed: only forward, and from answered back to working.'],
  answered: [409, 'It has another answer', 'Read it anew. To change the answer, move it back to working first.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** Tells why as a problem document. */
export function sendRefusal(response: Response, { refused }: Refusal): void {
  const [status, title, detail] = PROBLEMS[refused];
  sendProblem(response, status, refused, title, detail);
}

export function isRefusal(value: object | undefined): value is Refusal {
  return value !== undefined && 'refused' in value;
}
