import type { SpokenStep } from '../spoken-step.ts';

/** What a VoiceXML gateway is told besides the step itself. Addresses are absolute, or relative to the document's own. */
export interface VxmlOptions {
  /** Where what the caller did is sent. */
  turnUrl: string;
  /** The folder of the grammars, such as `/channels/voice/grammars`. */
  grammarUrl: string;
  callId: string;
  /** The gateway's variable for the number that calls; sent with every answer when set. Standard: `session.connection.remote.uri`. */
  callerField?: string | undefined;
  /** Heard while the next document is slow to come. */
  fetchAudioUrl?: string | undefined;
  /** How long the next document may take, in ms. Default 10 s. */
  fetchTimeoutMs?: number | undefined;
  /** A person, such as `tel:+6621506` or a SIP address. */
  transferTo: string;
  /** `bridge` comes back when the person does not answer; `blind` is for gateways that cannot. Default bridge. */
  transferType?: 'bridge' | 'blind' | 'consultation' | undefined;
  /** How long a person's telephone rings, in ms. Default 30 s. */
  ringMs?: number | undefined;
  /** A recording of a prompt; nothing where there is none and the gateway's own voice speaks. */
  promptAudioUrl?: ((text: string, how: Pick<SpokenStep, 'pace' | 'lang'>) => string | undefined) | undefined;
  /** The gateway's grammar for free speech, such as `builtin:grammar/transcribe`; nothing where it has none. */
  freeSpeech?: { src: string; type?: string | undefined } | undefined;
  /** How many readings of an utterance are sent. Default 3. */
  mostReadings?: number | undefined;
  /** Said, in words, when our service cannot be reached, before the call goes to a person. */
  lostText?: string | undefined;
}
