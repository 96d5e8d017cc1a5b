import type { Flow, Place } from './call-state.ts';
import { chooseByCount } from './choose-by-count.ts';
import { execute } from './execute.ts';
import type { FormItem } from './form-state.ts';
import { elementsOf, type XmlElement } from './parse-xml.ts';
import { takesEvent, type VoiceXmlEvent } from './voice-xml-event.ts';

const handlers = ['catch', 'noinput', 'nomatch', 'help', 'error'];

/**
 * Finds the handler for an event and executes it (VoiceXML 2.1, 5.2): of all around the item, the one with the highest count that is reached; the
 * nearest one of those. Without one the platform's own holds: silence and wrong input are asked again.
 *
 * @throws VoiceXmlEvent the event itself when nobody takes it
 */
export async function handleEvent(event: VoiceXmlEvent, item: FormItem, place: Place): Promise<Flow | undefined> {
  place.call.onStep({ step: 'event', event: event.event, message: event.message });
  for (const name of namesOf(event)) item.eventCounts.set(name, (item.eventCounts.get(name) ?? 0) + 1);
  const candidates = place.chain.flatMap((element) => elementsOf(element, ...handlers)).filter((handler) => takes(handler, event, place));
  const handler = chooseByCount(candidates, (candidate) => countFor(candidate, event, item))[0];
  if (handler) return execute(handler.children, place, { _event: event.event, _message: event.message });
  if (!/^(noinput|nomatch|help)$/.test(event.event)) throw event;
  place.reprompt = true;
  return undefined;
}

/** `error.badfetch.http.404` counts as `error.badfetch.http`, `error.badfetch` and `error` too. */
function namesOf({ event }: VoiceXmlEvent): string[] {
  const parts = event.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** How often what the handler names has come by now. */
function countFor(handler: XmlElement, event: VoiceXmlEvent, { eventCounts }: FormItem): number {
  const named = namesOf(event).filter((name) => wantedBy(handler).split(/\s+/).includes(name));
  return Math.max(...[...named, ...(named.length === 0 ? [event.event] : [])].map((name) => eventCounts.get(name) ?? 0));
}

function takes(handler: XmlElement, { event }: VoiceXmlEvent, { call }: Place): boolean {
  return takesEvent(wantedBy(handler), event) && call.scopes.condition(handler.attributes.cond);
}

function wantedBy({ name, attributes }: XmlElement): string {
  return name === 'catch' ? (attributes.event ?? '') : name;
}
