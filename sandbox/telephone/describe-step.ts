import type { CallStep } from './browser/call-record.ts';

/** Longer key sequences are numbers of a person: only how many keys they have is shown. */
const MOST_SHOWN_KEYS = 4;

/** A step of a call as a line for the terminal. */
export function describeStep(step: CallStep): string {
  switch (step.step) {
    case 'document':
      return `${step.method.padEnd(5)} ${step.url.replace(/\?.*/, '')}`;
    case 'prompt':
      return `says  ${step.words}${step.bargeIn ? '' : '  (to the end)'}`;
    case 'heard':
      return `hears ${step.what === 'keys' && step.value.length > MOST_SHOWN_KEYS ? `${step.value.length} keys` : step.value || 'silence'}`;
    case 'event':
      return `event ${step.event}${step.message ? `: ${step.message}` : ''}`;
    case 'log':
      return `log   ${step.text}`;
    case 'transfer':
      return `calls ${step.destination}: ${step.outcome}${step.summary ? `, with: ${step.summary}` : ''}`;
  }
}
