import type { SpokenStep } from '../spoken-step.ts';
import { ANSWER_SCRIPT } from './answer-script.ts';
import { callerExpression } from './caller-expression.ts';
import { renderHangUp } from './render-hang-up.ts';
import { renderListening } from './render-listening.ts';
import type { VxmlOptions } from './render-options.ts';
import { languageTag, renderPrompts } from './render-prompts.ts';
import { renderTransfer, transferElement } from './render-transfer.ts';
import { scriptText } from './script-text.ts';
import { submit } from './submit.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

/**
 * One step of a call as a VoiceXML 2.1 document, valid by vxml.xsd and without `<data>`. What the caller does is posted to `turnUrl` as
 * `call`, `caller`, `utterance`, `confidence`, `dtmf`, `nbest`, `event` (`noinput`, `nomatch`, `hangup`, `transferfailed` or empty) and
 * `count`, how often the gateway met that event since the document began.
 * @throws RangeError for a `callerField` that is no variable.
 */
export function renderVxml(step: SpokenStep, options: VxmlOptions): string {
  return xmlDocument(
    element(
      'vxml',
      { version: '2.1', xmlns: 'http://www.w3.org/2001/vxml', 'xml:lang': languageTag(step.lang) },
      element('property', { name: 'fetchtimeout', value: `${options.fetchTimeoutMs ?? 10_000}ms` }),
      ...variables(options),
      `<script><![CDATA[${ANSWER_SCRIPT}]]></script>`,
      whenGone(options),
      ...whenLost(options),
      body(step, options),
      lostForm(step, options),
    ),
  );
}

function body(step: SpokenStep, options: VxmlOptions): Xml {
  const prompts = renderPrompts(step.prompts, step, options);
  switch (step.then.do) {
    case 'listen':
      return renderListening(step.then.listening, step.lang, prompts, options);
    case 'transfer':
      return renderTransfer(step.then, prompts, options);
    case 'hang-up':
      return renderHangUp(prompts);
  }
}

function variables({ callId, callerField }: VxmlOptions): Xml[] {
  const text = (name: string, expr: string): Xml => element('var', { name, expr });
  return [
    text('call', scriptText(callId)),
    ...(callerField ? [text('caller', callerExpression(callerField))] : []),
    ...['utterance', 'dtmf', 'event'].map((name) => text(name, "''")),
    text('confidence', '0'),
    text('nbest', "'[]'"),
    text('count', '0'),
  ];
}

/** The caller hung up: said once, and nothing is waited for. */
function whenGone(options: VxmlOptions): Xml {
  return element('catch', { event: 'connection.disconnect.hangup' }, element('assign', { name: 'event', expr: "'hangup'" }), submit(options));
}

/** Our service does not answer: once more, then a person takes the call. A caller is never simply cut off. */
function whenLost(options: VxmlOptions): Xml[] {
  return [
    element('catch', { event: 'error.badfetch', count: 1 }, submit(options)),
    element('catch', { event: 'error.badfetch', count: 2 }, element('goto', { next: '#lost' })),
    element('catch', { event: 'error' }, element('goto', { next: '#lost' })),
  ];
}

function lostForm(step: SpokenStep, options: VxmlOptions): Xml {
  const said = options.lostText ? renderPrompts([{ text: options.lostText, bargeIn: false }], step, options) : [];
  const over = element('catch', { event: 'error connection.disconnect' }, element('exit', {}));
  return element('form', { id: 'lost' }, over, element('block', {}, ...said), transferElement('', options, element('filled', {}, element('exit', {}))));
}
