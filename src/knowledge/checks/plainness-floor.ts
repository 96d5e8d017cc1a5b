import type { Lang } from '../calendar.ts';
import { fillIn } from '../fill-in.ts';
import { type Plainness, scorePlainness } from '../plainness.ts';
import type { Topic } from '../topic.ts';
import type { CheckContext, Rule } from './rule.ts';
import { walkTexts } from './walk-texts.ts';

const FLOOR = 60;

/** The plainness of a topic as a reader of today meets it. */
export function topicPlainness(topic: Topic, { facts, legalWords, today, spoken }: CheckContext, lang: Lang): Plainness {
  const fill = (line: string): string => fillIn(line, facts, today, lang, () => {});
  const places = walkTexts(topic).filter((place) => place.lang === lang && !place.field.startsWith('editions'));
  const isVoice = (field: string): boolean => /(^|\.)voice\./.test(field);
  const read = places.filter((place) => !isVoice(place.field)).flatMap((place) => place.lines.map(fill));
  const voice = places.filter((place) => place.field === `voice.${lang}`).flatMap((place) => place.lines.map(fill));
  return scorePlainness(read, voice, lang, lang === 'th' ? legalWords.filter((legal) => legal.meaning !== undefined) : [], spoken);
}

export const plainnessFloor: Rule = {
  name: 'plainness-floor',
  description: `The plainness score of the Thai text is at least ${FLOOR}.`,
  check: (topic, context) => {
    try {
      const { score, wordsPerSentence, figuresPerSentence } = topicPlainness(topic, context, 'th');
      if (score >= FLOOR) return [];
      return [
        {
          field: 'answer and body',
          problem: `plainness ${score} (${wordsPerSentence.toFixed(1)} words and ${figuresPerSentence.toFixed(1)} figures a sentence)`,
          allowed: `${FLOOR} or more: split sentences, use everyday words`,
        },
      ];
    } catch {
      return [];
    }
  },
};
