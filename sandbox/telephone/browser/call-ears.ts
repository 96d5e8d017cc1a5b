/**
 * The seam between the VoiceXML browser and whatever a call is made of: a SIP call (sandbox/telephone), a caller in a test, a page that shows a
 * telephone. The browser decides what is said, when it listens and what a key means; the ears only play, wait and tell what they hear.
 */
export interface CallEars {
  /**
   * Plays one prompt to its end. With `bargeIn` a key or a word cuts it short ('barged'); what cut it is kept and given by the next `listen`.
   * Without `bargeIn` what is pressed meanwhile is dropped. When the caller is gone: 'hang-up', now and for every later call.
   */
  play(prompt: PlayedPrompt): Promise<'done' | 'barged' | 'hang-up'>;
  /** Waits for the next key or utterance, at most `waiting.timeoutMs`. A test's ears may answer 'silence' at once. */
  listen(waiting: Waiting): Promise<Heard>;
  /** Passes the call on; resolves when its outcome is known. */
  transfer(transfer: Transfer): Promise<TransferOutcome>;
  /** The assistant ends the call. Called once, also when the caller is gone already or was passed on. */
  hangUp(): Promise<void>;
}

/** One key of the keypad. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** What a recogniser would give, the likeliest first; confidence from 0 to 1. */
export interface Utterance {
  text: string;
  confidence: number;
}

export type Heard = { kind: 'key'; key: Key } | { kind: 'speech'; utterances: Utterance[] } | { kind: 'silence' } | { kind: 'hang-up' };

export interface PlayedPrompt {
  parts: PromptPart[];
  bargeIn: boolean;
}

export type PromptPart =
  /** `rate` 1 is normal, 0.7 is slow; `volume` 1 is normal, 1.5 is loud. `lang` as in `th-TH`. */
  | { kind: 'say'; text: string; lang: string; rate: number; volume: number }
  | { kind: 'pause'; ms: number }
  /** A sound file of the application; `fallback` is said when it cannot be had or played. */
  | { kind: 'recording'; url: string; fallback: PromptPart[] };

/** What the browser waits for. Only `timeoutMs` must be obeyed, the rest is for showing. */
export interface Waiting {
  timeoutMs: number;
  /** Keys pressed so far in this answer; '' at its beginning. */
  keysSoFar: string;
  keys: boolean;
  speech: boolean;
  /** Any words are understood, not only those of the grammar. */
  freeSpeech: boolean;
}

export interface Transfer {
  /** Where to, such as `sip:agents@example.invalid` or `tel:1506`. */
  destination: string;
  /** What goes along for the person who takes over (`aai`); '' when nothing does. */
  summary: string;
  type: 'blind' | 'bridge' | 'consultation';
  connectTimeoutMs: number;
}

/** 'connected': the call is somebody else's now. The others leave the caller with us. */
export type TransferOutcome = 'connected' | 'busy' | 'noanswer' | 'hang-up';

/** The words of a prompt as one text, pauses and sound files left out: what a reader or a test wants to see. */
export function wordsOf(prompt: { parts: PromptPart[] }): string {
  return prompt.parts
    .map((part) => (part.kind === 'say' ? part.text : part.kind === 'recording' ? wordsOf({ parts: part.fallback }) : ''))
    .filter((text) => text !== '')
    .join(' ');
}
