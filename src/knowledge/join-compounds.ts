/** Splits a text into words, spelled alike for questions and answers. */
export type Words = (text: string) => string[];

const LONGEST = 4;

/**
 * Joins what a segmenter splits too far: neighbours that are a known compound ("จัด ฟัน" → จัดฟัน) become one word, and every word of a
 * group that means the same ("น้ำท่วม", "ภัยธรรมชาติ") becomes one mark.
 */
export function joinCompounds(split: Words, compounds: Iterable<string>, sameWords: string[][]): Words {
  const joined = new Map<string, string>();
  for (const compound of compounds) joined.set(compound, compound);
  sameWords.forEach((group, index) => {
    for (const word of group) joined.set(split(word).join(''), `#${index}`);
  });
  return (text) => {
    const words = split(text);
    const out: string[] = [];
    for (let i = 0; i < words.length; ) {
      let taken = 1;
      let word = words[i] as string;
      for (let length = Math.min(LONGEST, words.length - i); length >= 1; length--) {
        const compound = joined.get(words.slice(i, i + length).join(''));
        if (compound === undefined) continue;
        taken = length;
        word = compound;
        break;
      }
      out.push(word);
      i += taken;
    }
    return out;
  };
}
