import type { SpokenStep } from '../spoken-step.ts';
import type { VxmlOptions } from './render-options.ts';
import { submit } from './submit.ts';
import { element, type Xml } from './xml.ts';

type Transfer = Extract<SpokenStep['then'], { do: 'transfer' }>;

/** How a transfer that came about ends: the call is over. Every other result means that nobody was reached. */
const DONE = ['near_end_disconnect', 'far_end_disconnect', 'network_disconnect', 'maxtime_disconnect'];
const RING_MS = 30_000;

/**
 * Gives the call to a person, with a summary for their screen (`aai`; a SIP gateway sends it as User-to-User). When nobody takes it, the
 * caller comes back: `event=transferfailed`.
 */
export function renderTransfer({ summary }: Transfer, prompts: Xml[], options: VxmlOptions): Xml {
  const failed = [element('assign', { name: 'event', expr: "'transferfailed'" }), submit(options)];
  const answered = DONE.map((result) => `person == '${result}'`).join(' || ');
  const filled = element('filled', {}, element('if', { cond: answered }, element('exit', {}), element('else', {}), ...failed));
  return element(
    'form',
    { id: 'step' },
    element('catch', { event: 'error.connection' }, ...failed),
    element('catch', { event: 'error.unsupported' }, ...failed),
    // a blind transfer tells by this event that the call is in other hands
    element('catch', { event: 'connection.disconnect.transfer' }, element('exit', {})),
    element('block', {}, ...prompts),
    transferElement(summary, options, filled),
  );
}

/** The transfer itself. */
export function transferElement(summary: string, { transferTo, transferType = 'bridge', ringMs = RING_MS }: VxmlOptions, filled: Xml): Xml {
  // a blind transfer does not wait for the telephone to be answered
  const connecttimeout = transferType === 'blind' ? undefined : `${ringMs}ms`;
  return element('transfer', { name: 'person', dest: transferTo, type: transferType, connecttimeout, aai: summary || undefined }, filled);
}
