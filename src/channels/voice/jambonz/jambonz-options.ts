/** What jambonz is told besides the step itself. */
export interface JambonzOptions {
  /** Where what the caller did is sent: absolute, or from the root (`/channels/...`), as jambonz knows no other relative address. */
  turnUrl: string;
  /** A person, such as `tel:+6621506` or a SIP address. */
  transferTo: string;
  /** `blind` gives the call away (SIP REFER); the others dial, and come back when nobody answers. Default bridge. */
  transferType?: 'bridge' | 'blind' | 'consultation' | undefined;
  /** How long a person's telephone rings, in ms. Default 30 s. */
  ringMs?: number | undefined;
  /** Phrases that are understood everywhere, such as พูดอีกที, for the recogniser to favour. */
  phrases?: readonly string[] | undefined;
  /** Heard while an answer is slow to come; an absolute address. */
  fetchAudioUrl?: string | undefined;
}
