/** What a caller hears of one reply. All of it is in words, ready for a voice; nothing has to be read. */
export interface SpokenReply {
  /** Said at once. Of an answer at most two sentences and 25 seconds; of what the assistant itself says, all of it. */
  sentences: string[];
  /** Said one at a time, on request: the items of a list, the arithmetic of a calculation, what an answer had no room for. */
  steps?: string[];
  /** How many of the steps the sentences have said already: of a list they say the first. */
  stepsSaid?: number;
  /** Where it stands: the law, or a page by its title. */
  source?: string;
  /** In force from and until. */
  validity?: string;
  /** That it has to be confirmed before it is relied on. */
  confirm?: string;
  /** More about it, part by part, each on request. */
  parts?: SpokenPart[];
  /** What may be chosen next. */
  followUps: { id: string; label: string }[];
}

/** A part of an answer, such as the documents. */
export interface SpokenPart {
  title: string;
  lines: string[];
}
