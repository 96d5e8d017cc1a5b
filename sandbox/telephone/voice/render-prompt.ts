import type { PromptPart } from '../browser/call-ears.ts';
import type { SpeechCache } from './speech-cache.ts';
import { toMuLaw } from './to-mu-law.ts';

const BYTES_A_MS = 8;
const SILENCE = 0xff;
const FETCH_MS = 5000;

/** A prompt as µ-law sound; a sound file that cannot be had is replaced by its words. */
export async function renderPrompt(parts: PromptPart[], voice: SpeechCache): Promise<Uint8Array> {
  const sounds = await Promise.all(parts.map((part) => renderPart(part, voice)));
  return Buffer.concat(sounds);
}

async function renderPart(part: PromptPart, voice: SpeechCache): Promise<Uint8Array> {
  if (part.kind === 'say') return voice.speak(part);
  if (part.kind === 'pause') return Buffer.alloc(Math.round(part.ms * BYTES_A_MS), SILENCE);
  const recording = await fetchRecording(part.url).catch(() => undefined);
  return recording ?? renderPrompt(part.fallback, voice);
}

async function fetchRecording(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
  return response.ok ? toMuLaw(new Uint8Array(await response.arrayBuffer())) : undefined;
}
