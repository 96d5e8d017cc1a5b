import { CallManners, type CallMannersParts } from '../../channels/voice/call-manners.ts';
import type { KeyRing } from '../../storage/records/records.ts';
import { callSeal } from './call-seal.ts';
import { type CallEffectParts, runCallEffect } from './run-call-effect.ts';

export interface VoiceParts extends CallEffectParts, Pick<CallMannersParts, 'content' | 'words' | 'lineUrl'> {
  keyRing: KeyRing;
}

/** The manners of calls, for `TurnService` and the route of the telephone. */
export function createVoice(parts: VoiceParts): CallManners {
  const { content, phrases, words, lineUrl, keyRing } = parts;
  return new CallManners({ content, phrases, words, lineUrl, seal: callSeal(keyRing), run: runCallEffect(parts) });
}
