import { type HeldOut, holdOut } from '../../understanding/calibrate.ts';
import { runTraining, type TrainingMaterial, toSamples } from '../../understanding/train-understanding.ts';
import { entryTexts } from '../entry-texts.ts';
import { readLexicon, readQuestions, readTopics } from '../read-content.ts';

/** The hand under which the desk's questions stand in knowledge/questions. */
export const DESK_HAND = 'desk';

export interface TrainWithJob {
  /** Hands to hold out. */
  without: string[];
  topic: string;
  /** Trained on besides. */
  questions: string[];
  entries: string[];
  /** To be read by what was trained. */
  utterances: string[];
}

export interface TrainedHeld {
  held: HeldOut[];
  utterances: HeldOut[];
}

/** Trains on knowledge/ and on a draft's questions, and reads what was held out. */
export class HeldTraining {
  readonly #root: string;
  #material: TrainingMaterial | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  run({ without, topic, questions, entries, utterances }: TrainWithJob): TrainedHeld {
    const root = this.#root;
    this.#material ??= { questions: readQuestions(root), entries: entryTexts(readTopics(root)), lexicon: readLexicon(root) };
    const { lexicon } = this.#material;
    const asked = (texts: string[]) => texts.map((text) => ({ topic, hand: DESK_HAND, text }));
    const material = {
      questions: [...this.#material.questions, ...asked(questions)],
      entries: [...this.#material.entries, ...entries.map((text) => ({ topic, text }))],
      lexicon,
    };
    const { linear, held } = runTraining(material, { without });
    return { held, utterances: holdOut(linear, toSamples(asked(utterances), lexicon)) };
  }
}
