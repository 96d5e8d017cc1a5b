const DIGITS: Record<string, number> = {
  ศูนย์: 0,
  หนึ่ง: 1,
  นึง: 1,
  เอ็ด: 1,
  สอง: 2,
  ยี่: 2,
  สาม: 3,
  สี่: 4,
  ห้า: 5,
  หก: 6,
  เจ็ด: 7,
  แปด: 8,
  เก้า: 9,
};
const PLACES: Record<string, number> = { สิบ: 10, ร้อย: 100, พัน: 1_000, หมื่น: 10_000, แสน: 100_000, ล้าน: 1_000_000 };

/** Joined forms that the segmenter keeps whole. */
const WHOLE = new Map([
  ['ยี่สิบ', ['ยี่', 'สิบ']],
  ['สิบเอ็ด', ['สิบ', 'เอ็ด']],
  ['หมื่นห้า', ['หมื่น', 'ห้า']],
  ['สามสิบ', ['สาม', 'สิบ']],
  ['สี่สิบ', ['สี่', 'สิบ']],
  ['ห้าสิบ', ['ห้า', 'สิบ']],
  ['หกสิบ', ['หก', 'สิบ']],
  ['เจ็ดสิบ', ['เจ็ด', 'สิบ']],
  ['แปดสิบ', ['แปด', 'สิบ']],
  ['เก้าสิบ', ['เก้า', 'สิบ']],
  ['ร้อยละ', ['ร้อยละ']],
  ['พันห้า', ['พัน', 'ห้า']],
]);

/** Words that only count when a number stands beside them: เก้า alone may be a name, หก a verb. */
function isNumberWord(word: string): boolean {
  return Object.hasOwn(DIGITS, word) || Object.hasOwn(PLACES, word);
}

/**
 * Turns runs of number words into digits: หนึ่งหมื่นห้าพัน → 15000, หมื่นห้า → 15000, สามสิบสาม → 33, สามเก้า → 39 (said digit by digit),
 * ศูนย์แปดหนึ่ง… → 081…. Other words stay.
 */
export function digitsFromWords(words: string[]): string[] {
  const out: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 0) out.push(readRun(run));
    run = [];
  };
  for (const [index, word] of words.entries()) {
    // a recogniser puts spaces between number words: they belong to the run when a number word follows
    if (word === ' ' && run.length > 0 && startsNumber(words[index + 1])) continue;
    if (isNumberWord(word)) run.push(word);
    else if (WHOLE.get(word)?.every(isNumberWord)) run.push(...(WHOLE.get(word) ?? []));
    else {
      flush();
      out.push(word);
    }
  }
  flush();
  return out;
}

function startsNumber(word: string | undefined): boolean {
  return word !== undefined && (isNumberWord(word) || WHOLE.get(word)?.every(isNumberWord) === true);
}

function readRun(run: string[]): string {
  if (run.every((word) => Object.hasOwn(DIGITS, word))) return run.map((word) => DIGITS[word]).join('');
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let lastPlace = 0;
  for (const word of run) {
    const place = PLACES[word];
    if (place === undefined) {
      digit = (digit ?? 0) * 10 + (DIGITS[word] ?? 0);
    } else if (place === 1_000_000) {
      total += (group + (digit ?? (group === 0 ? 1 : 0))) * place;
      group = 0;
      digit = undefined;
      lastPlace = place;
    } else {
      group += (digit ?? 1) * place;
      digit = undefined;
      lastPlace = place;
    }
  }
  // "หมื่นห้า" is 15,000: a digit right after a place of hundred or more fills the next lower place
  if (digit !== undefined) group += lastPlace >= 100 && lastPlace < 1_000_000 && run.at(-1) !== 'เอ็ด' ? digit * (lastPlace / 10) : digit;
  return String(total + group);
}
