import type { CallEars, Heard, Key, PlayedPrompt, Transfer, TransferOutcome, Waiting } from './browser/call-ears.ts';
import type { RtpStream } from './rtp/rtp-stream.ts';
import type { IncomingCall } from './sip/incoming-call.ts';
import { renderPrompt } from './voice/render-prompt.ts';
import type { SpeechCache } from './voice/speech-cache.ts';

/** The ears of a real call: speaks into its sound stream, hears its keys. No speech: there is no recogniser here. */
export class SipEars implements CallEars {
  readonly #call: IncomingCall;
  readonly #stream: RtpStream;
  readonly #voice: SpeechCache;
  readonly #transferOutcome: TransferOutcome;
  #keys: Key[] = [];
  #awake: () => void = () => undefined;

  /** @param transferOutcome what becomes of a transfer: nobody is called, the telephone only says so */
  constructor(call: IncomingCall, stream: RtpStream, voice: SpeechCache, transferOutcome: TransferOutcome) {
    this.#call = call;
    this.#stream = stream;
    this.#voice = voice;
    this.#transferOutcome = transferOutcome;
    stream.onKey = (key) => {
      this.#keys.push(key);
      this.#awake();
    };
    void call.ended.then(() => {
      this.#stream.stopPlaying();
      this.#awake();
    });
  }

  async play({ parts, bargeIn }: PlayedPrompt): Promise<'done' | 'barged' | 'hang-up'> {
    const sound = await renderPrompt(parts, this.#voice);
    if (this.#call.over) return 'hang-up';
    if (bargeIn) {
      if (this.#keys.length > 0) return 'barged';
      this.#awake = () => this.#stream.stopPlaying();
    }
    await this.#stream.play(sound);
    this.#awake = () => undefined;
    if (this.#call.over) return 'hang-up';
    if (!bargeIn) this.#keys = [];
    return this.#keys.length > 0 ? 'barged' : 'done';
  }

  async listen({ timeoutMs }: Waiting): Promise<Heard> {
    if (this.#keys.length === 0 && !this.#call.over) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.#awake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#awake = () => undefined;
    }
    if (this.#call.over) return { kind: 'hang-up' };
    const key = this.#keys.shift();
    return key ? { kind: 'key', key } : { kind: 'silence' };
  }

  async transfer(_transfer: Transfer): Promise<TransferOutcome> {
    return this.#call.over ? 'hang-up' : this.#transferOutcome;
  }

  hangUp(): Promise<void> {
    return this.#call.hangUp();
  }
}
