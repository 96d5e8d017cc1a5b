import type { VxmlOptions } from './render-options.ts';
import { element, type Xml } from './xml.ts';

/** What is posted with everything a caller does. */
const FIELDS = ['call', 'utterance', 'confidence', 'dtmf', 'nbest', 'event', 'count'];

/** Sends what the caller did; the answer is the next document. */
export function submit({ turnUrl, callerField, fetchAudioUrl }: VxmlOptions): Xml {
  return element('submit', { next: turnUrl, namelist: [...FIELDS, ...(callerField ? ['caller'] : [])].join(' '), method: 'post', fetchaudio: fetchAudioUrl });
}
