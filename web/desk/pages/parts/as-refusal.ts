import type { Refusal } from '../page-props.ts';

/** What was thrown, as a refusal: a fault of the page itself has the code `unknown`. */
export function asRefusal(error: unknown): Refusal {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error as Refusal;
  return { code: 'unknown', title: '', detail: '' };
}
