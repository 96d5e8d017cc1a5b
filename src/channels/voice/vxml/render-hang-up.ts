import { element, type Xml } from './xml.ts';

/** Says goodbye to the end, then hangs up. */
export function renderHangUp(prompts: Xml[]): Xml {
  return element('form', { id: 'step' }, element('block', {}, ...prompts, element('disconnect', {})));
}
