/** What a caller does when the machine listens; the next act for the next time it does. */
export type CallAct =
  /** Says something; `nbest` is what the recogniser makes of it, the likeliest first, when that differs. */
  | { say: string; nbest?: readonly string[] }
  /** Keys, one after the other. */
  | { press: string }
  /** Presses the key that was announced for this, by a part of its name. */
  | { pick: string }
  | { silent: true }
  | { hangUp: true };

/** @property during done while a prompt is spoken, instead of waiting for its end. */
export type ScriptedAct = CallAct & { during?: true };
