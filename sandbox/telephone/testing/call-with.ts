import type { CallRecord, CallStep } from '../browser/call-record.ts';
import { BadFetch, type DocumentRequest } from '../browser/document-source.ts';
import { runCall } from '../browser/run-call.ts';
import { type Act, ListEars } from './list-ears.ts';

export interface TestCall {
  record: CallRecord;
  ears: ListEars;
  requests: DocumentRequest[];
  steps: CallStep[];
}

const root = 'http://app.invalid/';

/** A document around the given content. */
export function vxml(content: string): string {
  return `<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="th-TH">${content}</vxml>`;
}

/** A field with the keys 1 and 2. */
export function field(content: string, name = 'f'): string {
  const items = ['1', '2'].map((key) => `<item>${key}</item>`).join('');
  return `<field name="${name}"><grammar mode="dtmf" version="1.0" root="r"><rule id="r"><one-of>${items}</one-of></rule></grammar>${content}</field>`;
}

/** Calls an application that consists of the given documents: `start`, and others by their name. */
export async function callWith(documents: Record<string, string>, ...acts: Act[]): Promise<TestCall> {
  return callOn(new ListEars(...acts), documents);
}

export async function callOn(ears: ListEars, documents: Record<string, string>): Promise<TestCall> {
  const requests: DocumentRequest[] = [];
  const steps: CallStep[] = [];
  const record = await runCall({
    start: `${root}start`,
    ears,
    caller: 'sip:somchai@127.0.0.1',
    called: 'sip:1506@127.0.0.1',
    onStep: (step) => steps.push(step),
    source: async (request) => {
      requests.push(request);
      const text = documents[request.url.slice(root.length).replace(/\?.*/, '')];
      if (text === undefined) throw new BadFetch('error.badfetch.http.404', `${request.url} answered 404.`);
      return { url: request.url, text };
    },
  });
  return { record, ears, requests, steps };
}
