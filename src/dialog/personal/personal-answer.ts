import type { Day, Lang } from '../../knowledge/calendar.ts';
import type { FactBook } from '../../knowledge/facts.ts';
import type { LookupData, LookupName } from '../effects.ts';
import type { Line, PersonalAnswer } from '../say.ts';
import { claims } from './claims.ts';
import { contributions } from './contributions.ts';
import { dental } from './dental.ts';
import { hospital } from './hospital.ts';
import { oldage } from './oldage.ts';
import { status } from './status.ts';
import { unemployment } from './unemployment.ts';

/** What a personal answer is worked out with: the rules and the day they are for. */
export interface Rules {
  facts: FactBook;
  today: Day;
  lang: Lang;
}

/** Sentences of one lookup, as keys of locales/<lang>/personal.yaml. */
export interface Sentences {
  lead: Line[];
  details?: Line[];
  follows?: Line[];
  /** Topics that help further. */
  next: string[];
}

type Tell = { [Name in LookupName]: (data: NonNullable<LookupData[Name]>, rules: Rules) => Sentences };

const TELL: Tell = { contributions, status, hospital, claim: claims, oldage, dental, unemployment };

/** @throws OutsidePeriodError never: a rule that is not known for today is left unsaid. */
export function personalAnswer(lookup: LookupName, data: LookupData, rules: Rules): { answer: PersonalAnswer; next: string[] } | undefined {
  const own = data[lookup];
  if (!own) return undefined;
  const { lead, details = [], follows = [], next } = (TELL[lookup] as (data: unknown, rules: Rules) => Sentences)(own, rules);
  return { answer: { topic: `lookup.${lookup}`, lead, details, follows }, next };
}
