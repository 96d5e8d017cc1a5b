import { MANNERS, type Manner } from './tools.ts';

/** What people say around a wish without meaning anything by it. The longest first. */
const PADDING =
  /ได้ไหม|ได้มั้ย|ได้บ่|ได้ก่|หน่อย|แหน่|กำ(?=เจ้า|$)|ครับ|ค่ะ|คะ|เจ้า|จ้า|จ้ะ|นะ|เด้อ|เน้อ|แด่|ช่วย|กรุณา|ขอ(?!ง)|ที(?=$)|สิ|please|could you|can you|\bjust\b|i want to|i'd like to|\s|[ๆ.,!?"']/g;

/** An utterance without politeness, so that one line of a list stands for the many ways of saying it. */
export function bare(utterance: string): string {
  const said = utterance.toLowerCase().normalize('NFC').replaceAll('ํา', 'ำ').replace(PADDING, '');
  // what ends an utterance does so only once the politeness behind it is gone
  return said.replace(PADDING, '');
}

/** @param listed the words of a manner as locales/<lang>/voice-words.yaml lists them, ` | ` between. */
export function mannerWords(listed: (manner: Manner) => string[]): ReadonlyMap<Manner, ReadonlySet<string>> {
  return new Map(
    MANNERS.map((manner) => [
      manner,
      new Set(
        listed(manner)
          .flatMap((line) => line.split('|'))
          .map(bare)
          .filter(Boolean),
      ),
    ]),
  );
}

/** The manner that an utterance as a whole means. Within a longer one, such as a question, none is looked for. */
export function mannerIn(words: Words, utterance: string): Manner | undefined {
  return wholeManner(words, utterance) ?? mannerSaidTwice(words, utterance);
}

type Words = ReadonlyMap<Manner, ReadonlySet<string>>;

function wholeManner(words: Words, utterance: string): Manner | undefined {
  const said = bare(utterance);
  return said ? MANNERS.find((manner) => words.get(manner)?.has(said)) : undefined;
}

/** Everything of the call that is changed is said again as well. */
const ALSO_AGAIN: Manner[] = ['slower', 'faster', 'louder', 'softer'];

/** "ดัง ๆ กำ บ่ได้ยิน", "พูดช้า ๆ หน่อย ฟังไม่ทัน": the same wish in two ways, or the wish and its reason. */
function mannerSaidTwice(words: Words, utterance: string): Manner | undefined {
  for (const { index } of utterance.matchAll(/\s+/g)) {
    const [first, second] = [wholeManner(words, utterance.slice(0, index)), wholeManner(words, utterance.slice(index))];
    if (!first || !second) continue;
    if (first === second || (second === 'again' && ALSO_AGAIN.includes(first))) return first;
    if (first === 'again' && ALSO_AGAIN.includes(second)) return second;
  }
  return undefined;
}
