import type { Day, Lang } from '../calendar.ts';
import { walkTexts } from '../checks/walk-texts.ts';
import type { FactBook } from '../facts.ts';
import { fillIn, placeholders } from '../fill-in.ts';
import { voiceSeconds } from '../plainness.ts';
import type { Topic } from '../topic.ts';
import { spokenText } from './spoken-text.ts';
import type { SpokenWords } from './spoken-words.ts';
import { MOST_SECONDS, MOST_SENTENCES } from './voice-limits.ts';

/** One answer as it is said on the telephone. */
export interface VoiceTime {
  topic: string;
  /** Where it stands in the topic's file, such as `sections.40.voice.th`. */
  field: string;
  lang: Lang;
  sentences: string[];
  seconds: number;
}

/** How long every answer takes to say, of every section and edition, the longest first. Figures are those of the day. */
export function voiceTimes(topics: Iterable<Topic>, facts: FactBook, words: SpokenWords, day: Day): VoiceTime[] {
  return [...topics]
    .flatMap((topic) =>
      walkTexts(topic)
        .filter(({ field }) => /(?:^|\.)voice\.(?:th|en)$/.test(field))
        .map(({ field, lang, lines }) => {
          const filled = lines.map((line) => (placeholders(line).every((id) => facts.has(id)) ? fillIn(line, facts, day, lang, () => {}) : line));
          const sentences = filled.map((line) => spokenText(line, lang, words)).filter(Boolean);
          return { topic: topic.id, field, lang, sentences, seconds: voiceSeconds(filled, lang, words) };
        }),
    )
    .sort((a, b) => b.seconds - a.seconds);
}

/** Whether a caller has to keep more in mind than the rule allows. */
export function isTooLong({ sentences, seconds }: Pick<VoiceTime, 'sentences' | 'seconds'>): boolean {
  return sentences.length > MOST_SENTENCES || seconds > MOST_SECONDS;
}
