/** The hands whose questions were written apart from the lexicon and from each other: what a stranger meets is measured on them. */
export const MEASURING_HANDS = ['line-1', 'line-2', 'spoken', 'written'];
