/** Fewer utterances than this say little, and fewer questions than twice this are not halved. */
const FEWEST = 3;

export interface LeftOut {
  /** The new questions that may be trained on before these are measured. */
  trainOn: string[];
  measureOn: string[];
  /** Whether none of `measureOn` is trained on. */
  unseen: boolean;
}

/**
 * Which of a cluster's utterances show how well the new questions do: those that are not among them. When these are too few, every other
 * question is not trained on, and shows it; when even that leaves too few, all are measured, and it is said.
 * @param key brings a text to what is compared.
 */
export function leaveOut(questions: string[], utterances: string[], key: (text: string) => string): LeftOut {
  const distinct = [...new Map(utterances.map((text) => [key(text), text])).values()];
  const notAmong = (trained: string[]): string[] => {
    const known = new Set(trained.map(key));
    return distinct.filter((text) => !known.has(key(text)));
  };
  const strangers = notAmong(questions);
  if (strangers.length >= FEWEST) return { trainOn: questions, measureOn: strangers, unseen: true };
  const half = questions.filter((_, index) => index % 2 === 0);
  const others = notAmong(half);
  if (half.length >= FEWEST && others.length >= FEWEST) return { trainOn: half, measureOn: others, unseen: true };
  return { trainOn: questions, measureOn: distinct, unseen: false };
}
