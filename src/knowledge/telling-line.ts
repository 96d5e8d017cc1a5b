import type { Lang } from './calendar.ts';
import { type Body, type BodyField, BODY_FIELDS, type Lines, type Topic } from './topic.ts';

/** Splits a text into words, spelled alike for questions and answers. */
export type Words = (text: string) => string[];

/** Where a line stands in an entry. */
export interface LinePlace {
  field: BodyField;
  index: number;
  /** The direct answer says less of what was asked: the line goes before it. */
  first: boolean;
}

/** Parts whose lines may be what was asked for; the others are asked for by their name. */
const FIELDS = BODY_FIELDS.filter((field) => field !== 'where' && field !== 'documents');

/**
 * Least weight of the words that a line shares with a question: about one word that no other entry has, or two that few have.
 * Weights are natural logarithms: a word in one of 97 entries weighs 4.6, in five 3.0, in thirty 1.2.
 */
const CLEARLY = 4;
/** A word in more entries than this share tells nothing by itself. */
const RARE = 0.12;

/** How telling a word is: the fewer entries have it, the more. Computed once from the entries. */
export class WordRarity {
  readonly #entries: Record<Lang, Map<string, number>> = { th: new Map(), en: new Map() };
  readonly #count: number;
  readonly words: Words;

  /** @param sameWords groups of words that mean the same here ("น้ำท่วม", "ภัยธรรมชาติ"). */
  constructor(topics: Iterable<Topic>, words: Words, sameWords: string[][] = []) {
    this.words = withSameWords(words, sameWords);
    let count = 0;
    for (const topic of topics) {
      count++;
      for (const lang of ['th', 'en'] as const) {
        const seen = new Set(textsOf(topic, lang).flatMap((text) => this.words(withoutFigures(text))));
        for (const word of seen) this.#entries[lang].set(word, (this.#entries[lang].get(word) ?? 0) + 1);
      }
    }
    this.#count = Math.max(1, count);
  }

  /** Natural logarithm of all entries over those that have the word; 0 for a word that none has. */
  weigh(word: string, lang: Lang): number {
    const having = this.#entries[lang].get(word) ?? 0;
    return having === 0 ? 0 : Math.log(this.#count / having);
  }

  isRare(word: string, lang: Lang): boolean {
    return (this.#entries[lang].get(word) ?? 0) <= this.#count * RARE;
  }
}

/**
 * The line of an entry that says most of what a question names beside the entry's title and direct answer.
 * "จัดฟันเบิกได้ไหม" → the line on braces among the details of dental care.
 * @returns nothing unless one line clearly matches.
 */
export function tellingLine(rarity: WordRarity, topic: Topic, body: Body, question: string, lang: Lang): LinePlace | undefined {
  const direct = body.answer?.[lang] ?? '';
  const known = new Set([...rarity.words(topic.title[lang]), ...rarity.words(withoutFigures(direct))]);
  const asked = new Set(rarity.words(question));
  const news = [...asked].filter((word) => !known.has(word) && rarity.weigh(word, lang) > 0);
  if (!news.some((word) => rarity.isRare(word, lang))) return undefined;
  const sum = (words: string[]): number => words.reduce((total, word) => total + rarity.weigh(word, lang), 0);

  let best: LinePlace | undefined;
  let most = CLEARLY;
  for (const field of FIELDS) {
    for (const [index, line] of ((body[field] as Lines | undefined)?.[lang] ?? []).entries()) {
      const words = new Set(rarity.words(withoutFigures(line)));
      const shared = news.filter((word) => words.has(word));
      if (!shared.some((word) => rarity.isRare(word, lang))) continue;
      const weight = sum(shared);
      if (weight <= most) continue;
      most = weight;
      best = { field, index, first: false };
    }
  }
  if (!best) return undefined;
  const title = new Set(rarity.words(topic.title[lang]));
  const said = new Set(rarity.words(withoutFigures(direct)));
  return { ...best, first: sum([...asked].filter((word) => said.has(word) && !title.has(word))) < most };
}

function withoutFigures(text: string): string {
  return text.replace(/\{[^}]*\}/g, ' ');
}

function textsOf(topic: Topic, lang: Lang): string[] {
  return [topic.title[lang], topic.answer[lang], ...BODY_FIELDS.flatMap((field) => topic[field]?.[lang] ?? [])];
}

/** Words, neighbours as one word (a compound may be split or not), and a mark for each group of like words that is named. */
function withSameWords(words: Words, sameWords: string[][]): Words {
  return (text) => {
    const single = words(text);
    const pairs = single.slice(1).map((word, index) => `${single[index]}${word}`);
    const joined = single.join('');
    const marks = sameWords.flatMap((group, index) => (group.some((word) => joined.includes(words(word).join(''))) ? [`#${index}`] : []));
    return [...single, ...pairs, ...marks];
  };
}
