import type { Day } from '../knowledge/calendar.ts';
import { type Asked, answerTopic } from './answer-topic.ts';
import type { DialogContent, Outcome, Turn } from './dialog.ts';
import { aspectField, keptTime } from './follow-up.ts';
import { familyOf } from './in-family.ts';
import { lookupOf, openTopic } from './open-topic.ts';
import type { Session } from './session.ts';
import type { Proposal } from './suggest.ts';
import type { HeardText } from './suggest-hear.ts';
import { timesAsked } from './times-asked.ts';

/** What proposals are made from. Each works on a copy of the session. */
export interface AskedFor {
  hearing: DialogContent;
  session: Session;
  heard: HeardText;
  /** The text leans on the last answer. */
  followed: boolean;
  today: Day;
  now: string;
}

/** Whether an outcome is an answer by itself, with nothing wanted outside and nothing asked of the person. */
export function answersAtOnce({ outcome, says, effects }: Outcome): boolean {
  return outcome === 'answer' && says.length > 0 && (effects ?? []).length === 0;
}

/** One topic's answer, as the dialog gives it when it has all it needs (a calculation, a refusal), else the entry's. */
export function proposeTopic(asked: AskedFor, topic: string, confidence: number): Proposal {
  const turn = newTurn(asked);
  const wanted = whatIsAsked(turn, topic, asked.followed);
  const opened = openTopic(turn, wanted);
  const outcome = answersAtOnce(opened) ? opened : answerTopic(newTurn(asked), wanted);
  return {
    topic: outcome.topic,
    confidence,
    aspect: wanted.aspect,
    section: wanted.section,
    says: outcome.says,
    choices: outcome.choices,
    ...(outcome.topic === topic ? { lookup: lookupOf(topic) } : {}),
  };
}

function newTurn({ hearing, session, heard, today, now }: AskedFor): Turn {
  const { text, meaning } = heard;
  return { content: hearing, session: structuredClone(session), input: { text, today, now }, text: hearing.plainText(text), meaning };
}

/** Aspect, section and time of the text; of the last answer as well, where the text goes on with it. */
function whatIsAsked(turn: Turn, topic: string, followed: boolean): Asked {
  const { meaning, session } = turn;
  const { last } = session;
  const near = last && (followed || familyOf(last.topic) === familyOf(topic)) ? last : undefined;
  const aspect = aspectField(meaning.aspect);
  const { time, ...times } = timesAsked(turn);
  return { topic, aspect, section: meaning.entities.section ?? near?.section, time: time ?? (near && keptTime(near, aspect)), ...times };
}
