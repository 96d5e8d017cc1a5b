import type { CallState } from './call-state.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** Plays the prompts that wait. @throws VoiceXmlEvent connection.disconnect.hangup when the caller is gone */
export async function playQueue(call: CallState): Promise<void> {
  if ((await call.queue.play(call.ears, call.onStep)) === 'hang-up') throw hangUpEvent(call);
}

/** Notes that the caller is gone. */
export function hangUpEvent(call: CallState): VoiceXmlEvent {
  call.gone = true;
  return new VoiceXmlEvent('connection.disconnect.hangup', 'The caller hung up.');
}
