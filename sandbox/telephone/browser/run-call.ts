import type { CallEnd, CallRecord } from './call-record.ts';
import type { CallState, Flow } from './call-state.ts';
import { EndlessDocument } from './count-step.ts';
import { Fetcher, type LoadedDocument } from './fetcher.ts';
import { declareOrRun } from './form-state.ts';
import { httpSource } from './http-source.ts';
import { elementsOf } from './parse-xml.ts';
import { PromptQueue } from './prompt-queue.ts';
import { timeProperty } from './properties.ts';
import type { RunCallOptions } from './run-call-options.ts';
import { runForm } from './run-form.ts';
import { Scopes } from './scopes.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/**
 * Takes a call with a VoiceXML application, from the first document to the end of the call. Never rejects for what the application does wrong: that is
 * the record's `error`. Hangs up in the end, whatever happened.
 */
export async function runCall(options: RunCallOptions): Promise<CallRecord> {
  const { start, ears, caller, called, fields = { caller }, source = httpSource, onStep = () => undefined } = options;
  const session = { connection: { remote: { uri: caller }, local: { uri: called }, protocol: { name: 'sip', version: '2.0' } } };
  const call: CallState = {
    ears,
    onStep,
    scopes: new Scopes(session),
    fetcher: new Fetcher(source),
    queue: new PromptQueue(),
    record: { documents: [], transfers: [] },
    gone: false,
    passedOn: false,
    stepsWithoutInput: 0,
  };
  try {
    onStep({ step: 'document', url: start, method: 'GET' });
    const timeoutMs = timeProperty([], 'fetchtimeout');
    const document = await call.fetcher.document({ url: start, method: 'GET', fields: Object.entries(fields), timeoutMs });
    return { end: await runDocuments(document, call), ...call.record };
  } catch (error) {
    if (!(error instanceof VoiceXmlEvent) && !(error instanceof EndlessDocument)) throw error;
    if (error.event.startsWith('connection.disconnect')) return { end: goneBy(call), ...call.record };
    return { end: 'error', error: { event: error.event, message: error.message }, ...call.record };
  } finally {
    await ears.hangUp();
  }
}

async function runDocuments(first: LoadedDocument, call: CallState): Promise<CallEnd> {
  let flow: Flow = { to: 'document', document: first, dialog: undefined };
  let document = first;
  for (;;) {
    if (flow.to === 'exit' || flow.to === 'disconnect') {
      if (call.gone) return goneBy(call);
      const end = await call.queue.play(call.ears, call.onStep);
      return end === 'hang-up' ? 'hang-up' : flow.to;
    }
    if (flow.to === 'document') {
      document = flow.document;
      beginDocument(document, call);
    }
    flow = await runForm(dialogOf(document, flow), document, call);
  }
}

function beginDocument({ url, vxml }: LoadedDocument, { scopes, record }: CallState): void {
  record.documents.push(url);
  scopes.enter('document');
  for (const element of elementsOf(vxml, 'var', 'script')) declareOrRun(element, scopes);
}

function dialogOf({ url, vxml }: LoadedDocument, flow: Flow): ReturnType<typeof elementsOf>[number] {
  const id = flow.to === 'dialog' ? flow.id : flow.to === 'document' ? flow.dialog : undefined;
  const dialog = elementsOf(vxml, 'form', 'menu').find(({ attributes }) => id === undefined || attributes.id === id);
  if (!dialog) throw new VoiceXmlEvent('error.badfetch', `${url.replace(/\?.*/, '')} has no form${id === undefined ? '' : ` "${id}"`}.`);
  if (dialog.name === 'menu') throw new VoiceXmlEvent('error.unsupported.menu', '<menu> is not known to this telephone. Write a form with a field.');
  return dialog;
}

function goneBy(call: CallState): CallEnd {
  return call.passedOn ? 'transferred' : 'hang-up';
}
