import type { DeadlineKind } from '../knowledge/calculators/index.ts';
import type { Day, Lang } from '../knowledge/calendar.ts';
import type { FactBook } from '../knowledge/facts.ts';
import type { Text, Topic } from '../knowledge/topic.ts';
import type { Meaning } from '../understanding/understand.ts';
import type { Flow } from './flow.ts';
import type { Disposition, Say } from './say.ts';
import type { Choice, Session } from './session.ts';

/** A happening in life that touches several benefits: dialogs/life-events.yaml. */
export interface LifeEvent {
  id: string;
  /** Whole phrases by which it is told, as understanding spells them. */
  said: string[];
  title: Text;
  intro: Text;
  items: { topic: string; text: Text; deadline?: DeadlineKind }[];
}

/** What a turn needs. All of it is data or pure. */
export interface DialogContent {
  topics: Map<string, Topic>;
  facts: FactBook;
  flows: Flow[];
  lifeEvents: LifeEvent[];
  /** Topics whose deadline runs from an event. */
  deadlines: Record<string, DeadlineKind>;
  /** Topics offered when nothing better is known. */
  popular: string[];
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
}

export interface TurnResult {
  session: Session;
  says: Say[];
  choices: Choice[];
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
}

/** What a step decides; the session's bookkeeping is added by `takeTurn`. */
export type Outcome = Omit<TurnResult, 'session'>;
