import type { Lang } from '../../../knowledge/calendar.ts';
import { callerExpression } from './caller-expression.ts';
import type { VxmlOptions } from './render-options.ts';
import { languageTag } from './render-prompts.ts';
import { scriptText } from './script-text.ts';
import { element, xmlDocument } from './xml.ts';

/** The variable of VoiceXML 2.0 for the number that calls. */
export const CALLER_FIELD = 'session.connection.remote.uri';

/**
 * The first document of a call, for a gateway that asks for the start without saying who calls: it posts `call` and `caller` to `turnUrl`
 * with `event=start`, and what comes back is the greeting.
 */
export function renderStart(
  lang: Lang,
  { turnUrl, callId, callerField = CALLER_FIELD, fetchAudioUrl }: Pick<VxmlOptions, 'turnUrl' | 'callId' | 'callerField' | 'fetchAudioUrl'>,
): string {
  return xmlDocument(
    element(
      'vxml',
      { version: '2.1', xmlns: 'http://www.w3.org/2001/vxml', 'xml:lang': languageTag(lang) },
      element('var', { name: 'call', expr: scriptText(callId) }),
      element('var', { name: 'caller', expr: callerExpression(callerField) }),
      element('var', { name: 'event', expr: "'start'" }),
      element(
        'form',
        { id: 'step' },
        element('block', {}, element('submit', { next: turnUrl, namelist: 'call caller event', method: 'post', fetchaudio: fetchAudioUrl })),
      ),
    ),
  );
}
