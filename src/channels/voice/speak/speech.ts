import type { Lang } from '../../../knowledge/calendar.ts';
import type { SpokenWords } from '../../../knowledge/spoken/spoken-words.ts';
import type { Phrases } from '../../phrases/phrases.ts';

/** What is needed to speak: the language, how names are read (`readSpoken()`), and the phrases around an answer. */
export interface Speech {
  lang: Lang;
  words: SpokenWords;
  phrases: Pick<Phrases, 'say'>;
}
