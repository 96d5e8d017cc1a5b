import type { CallState, Flow, Place } from './call-state.ts';
import { countStep } from './count-step.ts';
import type { LoadedDocument } from './fetcher.ts';
import { type FormItem, FormState } from './form-state.ts';
import { handleEvent } from './handle-event.ts';
import type { XmlElement } from './parse-xml.ts';
import { visitItem } from './visit-item.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** Visits the items of a form until something leads out of it, or none is left. @throws VoiceXmlEvent what no handler takes */
export async function runForm(element: XmlElement, document: LoadedDocument, call: CallState): Promise<Flow> {
  const form = new FormState(element, call.scopes);
  const placeOf = (...inner: XmlElement[]): Place => ({ call, document, form, chain: [...inner, element, document.vxml], reprompt: false });
  const head: FormItem = { element, name: '', promptCount: 1, eventCounts: new Map() };
  const begun = await guarded(head, placeOf(), async () => void form.begin());
  if (begun.flow) return begun.flow;
  let wanted: string | undefined;
  let withPrompts = true;
  for (;;) {
    const item = wanted === undefined ? form.next() : form.find(wanted);
    if (!item) return { to: 'exit' };
    const place = placeOf(item.element);
    const { flow, byEvent } = await guarded(item, place, () => visitItem(item, place, withPrompts));
    // after a handler the prompts are said again only when it asks for it
    withPrompts = !byEvent || place.reprompt;
    wanted = flow?.to === 'item' ? flow.name : undefined;
    if (flow && flow.to !== 'item') return flow;
  }
}

/** Does something and has the event that comes of it handled; a handler's own event too. */
async function guarded(item: FormItem, place: Place, work: () => Promise<Flow | undefined>): Promise<{ flow: Flow | undefined; byEvent: boolean }> {
  let pending: VoiceXmlEvent | undefined;
  for (;;) {
    countStep(place.call);
    try {
      return { flow: pending ? await handleEvent(pending, item, place) : await work(), byEvent: pending !== undefined };
    } catch (error) {
      if (!(error instanceof VoiceXmlEvent) || error === pending) throw error;
      pending = error;
    }
  }
}
