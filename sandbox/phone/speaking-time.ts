import { voiceSeconds } from '../../src/knowledge/plainness.ts';
import type { PlayedPrompt, PromptPart } from '../telephone/browser/call-ears.ts';

/** Seconds that a caller who is not in a hurry thinks before speaking. */
export const THINK_SECONDS = 1.5;
/** Seconds to find a key and press it, for every key. */
export const KEY_SECONDS = 1;
/** Seconds that somebody who does not wait lets a prompt run before they press or speak. */
export const CUT_AFTER_SECONDS = 2;
/** Seconds after the last word until the recogniser takes it for the last. */
export const END_OF_SPEECH_SECONDS = 1;
/** Seconds until a document is there: the network, the gateway and ourselves. */
export const DOCUMENT_SECONDS = 0.3;

/** How long a prompt takes to speak, its pauses and the caller's pace included: an estimate from its letters. */
export function promptSeconds({ parts }: Pick<PlayedPrompt, 'parts'>): number {
  return parts.reduce((sum, part) => sum + partSeconds(part), 0);
}

/** How long a caller takes to say something, thinking included. */
export function utteranceSeconds(text: string): number {
  return THINK_SECONDS + voiceSeconds([text], 'th') + END_OF_SPEECH_SECONDS;
}

function partSeconds(part: PromptPart): number {
  if (part.kind === 'pause') return part.ms / 1000;
  if (part.kind === 'recording') return promptSeconds({ parts: part.fallback });
  return voiceSeconds([part.text], part.lang.startsWith('th') ? 'th' : 'en') / part.rate;
}
