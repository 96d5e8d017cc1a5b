/** A reply in words, ready for a channel with a screen. */
export interface Reply {
  text: string;
  /** The agent who wrote it. */
  from?: string;
  card?: Card;
  choices?: ReplyChoice[];
  link?: { label: string; url: string };
}

export interface ReplyChoice {
  id: string;
  label: string;
}

/** An answer laid out: title, what to read first, the parts, and where it comes from. */
export interface Card {
  kind: 'answer' | 'calculation' | 'checklist' | 'personal';
  topic: string;
  title: string;
  /** The section it is for, in words. */
  section?: string;
  lead: string[];
  parts: { title: string; lines: string[]; ordered?: boolean; confirm?: string }[];
  /** In force from and until, in words. */
  validity?: string;
  confirm?: string;
  sources: { title: string; url?: string }[];
  /** What to read aloud. */
  spoken: string[];
  /** Was this helpful: two choices that stand under the card. */
  feedback?: { ask: string; choices: ReplyChoice[] };
}
