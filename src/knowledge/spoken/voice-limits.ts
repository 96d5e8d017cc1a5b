/** What a caller hears of an answer at once: a listener cannot look back. */
export const MOST_SENTENCES = 2;
export const MOST_SECONDS = 25;
