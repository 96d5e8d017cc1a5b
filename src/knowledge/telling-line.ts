import type { Lang } from './calendar.ts';
import type { Words } from './join-compounds.ts';
import { BODY_FIELDS, type Body, type BodyField, type Topic } from './topic.ts';

/** Where a line stands in an entry. */
export interface LinePlace {
  field: BodyField;
  index: number;
  /** The direct answer says less of what was asked: the line goes before it. */
  first: boolean;
}

/** Parts whose lines may be what was asked for; the others are asked for by their name. */
const FIELDS = BODY_FIELDS.filter((field) => field !== 'where' && field !== 'documents');

/** A word in more entries than this share tells nothing. */
const RARE = 0.1;
/**
 * Least weight of the telling words that a line shares with a question: about one word that few entries have, or two that some have.
 * Weights are natural logarithms: a word in one of 97 entries weighs 4.6, in five 3.0, in ten 2.3.
 */
const CLEARLY = 3;
/** An amount is what the direct answer begins with: a line goes before it only when it shares a word of one entry, or several. */
const CLEARLY_BEFORE_AMOUNT = 4.5;
/** Least share of what is new in the question that the line must have. */
const COVERED = 0.35;
/** From this share on the line is the answer, and goes before the direct one. */
const ANSWERS = 0.45;
/** A word that no entry has may be anything: a particle, a name, what is really asked. */
const UNKNOWN = 1.5;

/** How telling words are: the fewer entries have one, the more. Computed once from the entries. */
export class WordRarity {
  readonly #having: Record<Lang, Map<string, number>> = { th: new Map(), en: new Map() };
  readonly #lines = new Map<string, Set<string>>();
  readonly #split: Words;
  readonly #count: number;

  /** @param split as `joinCompounds` makes it. */
  constructor(topics: Iterable<Topic>, split: Words) {
    this.#split = split;
    let count = 0;
    for (const topic of topics) {
      count++;
      for (const lang of ['th', 'en'] as const) {
        const having = this.#having[lang];
        const seen = new Set(textsOf(topic, lang).flatMap((text) => [...this.ofLine(text)]));
        for (const word of seen) having.set(word, (having.get(word) ?? 0) + 1);
      }
    }
    this.#count = Math.max(1, count);
  }

  /** The words of a question; figures tell nothing. */
  ofQuestion(text: string): Set<string> {
    return new Set(this.#split(text).filter((word) => !/^\d/.test(word)));
  }

  /** The words of a line of content. Kept, since lines are few. */
  ofLine(text: string): Set<string> {
    let words = this.#lines.get(text);
    if (!words) {
      words = new Set(this.#split(text.replace(/\{[^}]*\}/g, ' ')));
      this.#lines.set(text, words);
    }
    return words;
  }

  /** Natural logarithm of all entries over those that have the word; 0 for one that many have or that tells nothing. */
  weigh(word: string, lang: Lang): number {
    const having = this.#having[lang].get(word);
    if (having === undefined) return UNKNOWN;
    return having > this.#count * RARE ? 0 : Math.log(this.#count / having);
  }
}

/**
 * The line of an entry that says most of what a question names beside the entry's title and direct answer.
 * "จัดฟันเบิกได้ไหม" → the line on braces among the details of dental care.
 * @param body the texts that hold for the day and section. @param question plain text. @param amount an amount is asked for.
 * @returns nothing unless one line clearly matches.
 */
export function tellingLine(
  rarity: WordRarity,
  { topic, body, question, lang, amount }: { topic: Topic; body: Body; question: string; lang: Lang; amount: boolean },
): LinePlace | undefined {
  const said = new Set([topic.title[lang], ...(body.answer?.[lang] ?? '').split('\n')].flatMap((line) => [...rarity.ofLine(line)]));
  const news = [...rarity.ofQuestion(question)].filter((word) => !said.has(word)).map((word) => ({ word, weight: rarity.weigh(word, lang) }));
  const asked = news.reduce((sum, { weight }) => sum + weight, 0);
  let best: LinePlace | undefined;
  let most = Math.max(CLEARLY, asked * COVERED);
  for (const field of FIELDS) {
    for (const [index, line] of (body[field]?.[lang] ?? []).entries()) {
      const words = rarity.ofLine(line);
      const weight = news.reduce((sum, candidate) => sum + (words.has(candidate.word) ? candidate.weight : 0), 0);
      if (weight < most || (best && weight === most)) continue;
      most = weight;
      best = { field, index, first: weight >= asked * ANSWERS && (!amount || weight >= CLEARLY_BEFORE_AMOUNT) };
    }
  }
  return best;
}

function textsOf(topic: Topic, lang: Lang): string[] {
  return [topic.title[lang], ...topic.answer[lang].split('\n'), ...BODY_FIELDS.flatMap((field) => topic[field]?.[lang] ?? [])];
}
