import { type CallEars, type PlayedPrompt, wordsOf } from './call-ears.ts';
import type { CallStep } from './call-record.ts';

/** Prompts wait until the browser listens, passes the call on or ends it, as VoiceXML has it (4.1.8). */
export class PromptQueue {
  #waiting: PlayedPrompt[] = [];
  #timeoutMs: number | undefined;

  /** @param timeoutMs the prompt's own silence before noinput; the last prompt's holds */
  add(prompt: PlayedPrompt, timeoutMs: number | undefined): void {
    this.#timeoutMs = timeoutMs;
    if (prompt.parts.length > 0) this.#waiting.push(prompt);
  }

  /** The silence asked for by the last prompt since it was last asked, if any. */
  takeTimeoutMs(): number | undefined {
    const timeoutMs = this.#timeoutMs;
    this.#timeoutMs = undefined;
    return timeoutMs;
  }

  /** Plays all that waits. Once one is cut short the others are not played: the caller has answered. */
  async play(ears: CallEars, onStep: (step: CallStep) => void): Promise<'done' | 'barged' | 'hang-up'> {
    const prompts = this.#waiting;
    this.#waiting = [];
    for (const prompt of prompts) {
      onStep({ step: 'prompt', words: wordsOf(prompt), bargeIn: prompt.bargeIn });
      const end = await ears.play(prompt);
      if (end !== 'done') return end;
    }
    return 'done';
  }
}
