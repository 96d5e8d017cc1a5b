/** One way to read something aloud that must not be read letter by letter. */
export interface Reading {
  /** Sticky, so that it is tried at one place; may look behind. */
  at: RegExp;
  say: (match: RegExpExecArray) => string;
  /** What its first character can be, so that it is not tried everywhere; anything when left out. */
  begins?: RegExp;
  /** A figure belongs to the Thai word before it: มาตรา 33 is said in one breath. */
  joins?: boolean;
}

/** Readings that all begin alike. */
export function beginning(begins: RegExp, readings: Reading[]): Reading[] {
  return readings.map((reading) => ({ begins, ...reading }));
}

/** A reading with the same words every time. */
export function always(at: RegExp, words: string): Reading {
  return { at, say: () => words };
}
