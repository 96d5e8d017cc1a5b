import type { SpokenWords } from '../../knowledge/spoken/spoken-words.ts';
import type { Rank } from '../../understanding/matched-words.ts';
import type { DeskParts } from '../desk-parts.ts';
import type { Speaking } from './speaking.ts';

/** What suggestions are made with, beside what the desk is made of. */
export type SuggestParts = Omit<DeskParts, 'handoffDesk' | 'knowledgeBench' | 'tell' | 'turns' | 'sms'> & {
  /** Probability of every topic for a text (`Understanding.rank`). */
  rank: Rank;
  /** How figures and names are read aloud (`readSpoken()`). */
  words: SpokenWords;
  /** What is being said in calls. */
  speaking: Speaking;
};
