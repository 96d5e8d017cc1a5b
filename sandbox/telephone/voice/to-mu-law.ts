import { runProgram } from './run-program.ts';

/** Any WAV as bare µ-law, 8 kHz, one channel. @throws Error when it is no WAV, or sox is missing */
export async function toMuLaw(wav: Uint8Array): Promise<Uint8Array> {
  // espeak-ng writes to a pipe and cannot know the length that belongs in the header
  return runProgram('sox', ['-V1', '--ignore-length', '-t', 'wav', '-', '-r', '8000', '-c', '1', '-t', 'ul', '-'], wav);
}
