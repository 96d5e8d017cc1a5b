import type { DeadlineKind } from '../knowledge/calculators/index.ts';
import type { Day, Lang } from '../knowledge/calendar.ts';
import type { FactBook } from '../knowledge/facts.ts';
import type { OfficeHours } from '../knowledge/office-hours.ts';
import type { WordRarity } from '../knowledge/telling-line.ts';
import type { Text, Topic } from '../knowledge/topic.ts';
import type { Meaning } from '../understanding/understand.ts';
import type { Effect, EffectResult, LookupName, SignedIn } from './effects.ts';
import type { Flow } from './flow.ts';
import type { Disposition, Say } from './say.ts';
import type { Choice, Session } from './session.ts';
import type { NoticeEvent } from './take-notice.ts';
import type { PersonEvent } from './with-person.ts';

/** A happening in life that touches several benefits: dialogs/life-events.yaml. */
export interface LifeEvent {
  id: string;
  /** Whole phrases by which it is told, as understanding spells them. */
  said: string[];
  title: Text;
  intro: Text;
  items: { topic: string; text: Text; deadline?: DeadlineKind }[];
  /** The topic that "how much do I get" means after the checklist. */
  money?: string;
}

/** What a turn needs. All of it is data or pure. */
export interface DialogContent {
  topics: Map<string, Topic>;
  facts: FactBook;
  flows: Flow[];
  lifeEvents: LifeEvent[];
  /** Topics whose deadline runs from an event. */
  deadlines: Record<string, DeadlineKind>;
  /** How telling words are, to find the line of an entry that was asked for. */
  rarity: WordRarity;
  /** Topics offered when nothing better is known. */
  popular: string[];
  office: OfficeHours;
  /** The wording of the consent that is in force; a person who consented to another is asked again. */
  consentVersion: string;
  understand(utterance: string, today: Day): Meaning;
  /** Normalised, respelled text of an utterance. */
  plainText(utterance: string): string;
}

export interface TurnInput {
  text?: string | undefined;
  /** The id of a choice that was taken. */
  choice?: string | undefined;
  lang?: Lang | undefined;
  today: Day;
  /** Local time in Thailand, `2026-11-24T15:10`. */
  now: string;
  /** Who is signed in. */
  person?: SignedIn | undefined;
  /** An identity or card number in the text was masked before it came here. */
  masked?: boolean | undefined;
  /**
   * What became of an effect, that a person has just signed in, that the registry is back, or what happened at the desk; then there is no text
   * and no choice.
   */
  result?: EffectResult | PersonEvent | NoticeEvent | { result: 'signed-in' } | { result: 'back'; lookup: LookupName } | undefined;
}

export interface TurnResult {
  session: Session;
  says: Say[];
  choices: Choice[];
  /** What is to be done outside; each result comes back in a further turn. */
  effects: Effect[];
  topic: string;
  outcome: 'answer' | 'clarify' | 'ask' | 'none';
  disposition: Disposition;
  /** Calibrated confidence of the reading; absent when a choice was taken. */
  confidence?: number;
}

/** The working state of one turn. Steps read and write it; the first that returns a result ends the turn. */
export interface Turn {
  content: DialogContent;
  session: Session;
  input: TurnInput;
  /** Normalised text; empty for a choice. */
  text: string;
  meaning: Meaning;
  /** What was said just before and had to be asked back. */
  unclear?: string | undefined;
}

/** What a step decides; the session's bookkeeping is added by `takeTurn`. */
export type Outcome = Omit<TurnResult, 'session' | 'effects'> & { effects?: Effect[] };
