import { isWord, splitKeepingMarks } from '../understanding/segment.ts';

/** A text as long as people type it is read as it is. Longer ones are running speech. In letters. */
const AS_TYPED = 140;
/** Understanding looks at no more letters than this at once. */
const MOST_LETTERS = 580;
/** The end of a sentence, about one spoken sentence, and about three, in words. */
const TAILS = [9, 18, 40];
const PARTICLE = '(?:\\s|ครับ|ค่ะ|คะ|ค่า|นะ|จ้า|จ้ะ|[,.!])*';
/** How a call or a letter begins and ends. Beside a question it is no question of its own. */
const COURTESY = new RegExp(
  `^(?:สวัสดี|หวัดดี|ฮัลโหล|ฮัลโล|hello|hi|good (?:morning|afternoon|evening))(?![a-z])${PARTICLE}|(?:ขอบ(?:พระ)?คุณ(?:มาก)*|ขอบใจ|thank you|thanks)${PARTICLE}$`,
  'gi',
);
const ASKS_TO_ASK = new RegExp(`^(?:คือ(?:ว่า)?\\s*)?(?:พอดี\\s*)?(?:อยาก|จะ|ขอ|รบกวน)*สอบถาม(?:หน่อย)?(?:ว่า|เรื่อง)?${PARTICLE}`);
/** Less than this is not what was asked. In letters. */
const SHORTEST = 5;
/** A sentence begins here: behind a mark, or behind the particle that ends one. */
const SENTENCE_END = /[.?!…\n]$|^(ครับ|ค่ะ|คะ|ค่า|นะ|จ้ะ|จ้า)$/;

/**
 * What is read of a text, shortest first: of an ordinary one, itself. Of running speech its last words, its last sentence, its last few, and
 * as much of the whole as understanding takes, from the end: a caller tells a story first and asks at the end. Where a sentence begins within the words
 * counted, the part begins there; speech without a stop is cut between two words. A greeting before and thanks behind are left out.
 */
export function partsOf(text: string): string[] {
  const trimmed = withoutCourtesy(text.trim());
  if (trimmed.length <= AS_TYPED) return [trimmed];
  const pieces = splitKeepingMarks(trimmed);
  const tails = TAILS.map((words) => tail(pieces, words));
  const whole = trimmed.length <= MOST_LETTERS ? trimmed : trimmed.slice(trimmed.length - MOST_LETTERS).replace(/^\S{0,20}\s+/, '');
  return [...new Set([...tails, whole])];
}

function withoutCourtesy(text: string): string {
  const rest = text.replace(COURTESY, '').replace(ASKS_TO_ASK, '').trim();
  return rest.length < SHORTEST ? text : rest;
}

/** The end of the text, of at most so many words and at least half of them. */
function tail(pieces: string[], most: number): string {
  let words = 0;
  let start = pieces.length;
  let sentence: number | undefined;
  while (start > 0 && words < most) {
    start--;
    const piece = pieces[start] as string;
    if (isWord(piece)) words++;
    if (words >= most / 2 && SENTENCE_END.test((pieces[start - 1] ?? '').trim())) sentence = start;
  }
  return pieces
    .slice(sentence ?? start)
    .join('')
    .trim();
}
