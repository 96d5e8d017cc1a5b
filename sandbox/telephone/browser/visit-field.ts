import { activeGrammars } from './active-grammars.ts';
import type { Flow, Place } from './call-state.ts';
import { collectInput } from './collect-input.ts';
import type { FormItem } from './form-state.ts';
import { giveLastResult, giveResult } from './give-result.ts';
import { follow } from './navigate.ts';
import { hangUpEvent, playQueue } from './play-queue.ts';
import { property, timeProperty } from './properties.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** Plays what waits, listens, and fills the field or follows the link that the answer belongs to. @throws VoiceXmlEvent noinput, nomatch and others */
export async function visitField(item: FormItem, place: Place): Promise<Flow | undefined> {
  const { call, chain } = place;
  const grammars = await activeGrammars(chain, place.document.url, call.fetcher);
  if (grammars.length === 0) throw new VoiceXmlEvent('error.semantic', `The field "${item.name}" has no grammar, so nothing could answer it.`);
  await playQueue(call);
  call.stepsWithoutInput = 0;
  const modes = property(chain, 'inputmodes').split(/\s+/);
  const collected = await collectInput(call.ears, grammars, {
    timeoutMs: call.queue.takeTimeoutMs() ?? timeProperty(chain, 'timeout'),
    betweenKeysMs: timeProperty(chain, 'interdigittimeout'),
    afterLastKeyMs: timeProperty(chain, 'termtimeout'),
    endKey: property(chain, 'termchar'),
    confidenceLevel: Number(property(chain, 'confidencelevel')),
    mostResults: Number(property(chain, 'maxnbest')),
    keys: modes.includes('dtmf'),
    speech: modes.includes('voice'),
  });
  if (collected.kind === 'hang-up') throw hangUpEvent(call);
  if (collected.kind === 'noinput') {
    call.onStep({ step: 'heard', what: 'silence', value: '' });
    throw new VoiceXmlEvent('noinput', '');
  }
  const mode = collected.results[0]?.inputmode;
  call.onStep({ step: 'heard', what: mode === 'voice' ? 'speech' : 'keys', value: collected.heard });
  giveLastResult(collected.results, place);
  if (collected.kind === 'nomatch') throw new VoiceXmlEvent('nomatch', '');
  const { takenBy } = collected;
  if (takenBy.name === 'link') {
    if (takenBy.attributes.event !== undefined) throw new VoiceXmlEvent(takenBy.attributes.event, '');
    return follow(takenBy, place);
  }
  const [best] = collected.results;
  if (best) giveResult(item.name, best, place);
  return undefined;
}
