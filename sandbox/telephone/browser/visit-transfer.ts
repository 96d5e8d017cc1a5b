import type { Transfer } from './call-ears.ts';
import type { Place } from './call-state.ts';
import type { FormItem } from './form-state.ts';
import { parseTime } from './parse-time.ts';
import { hangUpEvent, playQueue } from './play-queue.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/**
 * Passes the call on (VoiceXML 2.1, 2.3.7). Taken over, blind and consultation transfers leave the document by connection.disconnect.transfer and a
 * bridged one comes back as `far_end_disconnect`; `busy` and `noanswer` fill the item, but a blind transfer cannot know them and ends in an error.
 */
export async function visitTransfer(item: FormItem, place: Place): Promise<void> {
  const { call } = place;
  const { attributes } = item.element;
  const text = (plain: string | undefined, expression: string | undefined): string => (expression === undefined ? (plain ?? '') : call.scopes.text(expression));
  const transfer: Transfer = {
    destination: text(attributes.dest, attributes.destexpr),
    summary: text(attributes.aai, attributes.aaiexpr),
    type: attributes.type === 'bridge' || attributes.bridge === 'true' ? 'bridge' : attributes.type === 'consultation' ? 'consultation' : 'blind',
    connectTimeoutMs: parseTime(attributes.connecttimeout ?? '20s'),
  };
  if (transfer.destination === '') throw new VoiceXmlEvent('error.connection.baddestination', `The transfer "${item.name}" says no dest.`);
  await playQueue(call);
  call.stepsWithoutInput = 0;
  const outcome = await call.ears.transfer(transfer);
  call.record.transfers.push({ ...transfer, outcome });
  call.onStep({ step: 'transfer', destination: transfer.destination, summary: transfer.summary, outcome });
  if (outcome === 'hang-up') throw hangUpEvent(call);
  if (outcome === 'connected' && transfer.type !== 'bridge') {
    call.gone = true;
    call.passedOn = true;
    throw new VoiceXmlEvent('connection.disconnect.transfer', 'The call was passed on.');
  }
  if (outcome !== 'connected' && transfer.type === 'blind') throw new VoiceXmlEvent('error.connection.noroute', `${transfer.destination}: ${outcome}`);
  call.scopes.set('dialog', item.name, outcome === 'connected' ? 'far_end_disconnect' : outcome);
}
