import type { Day, Lang } from '../knowledge/calendar.ts';
import type { Aspect, Section } from '../knowledge/topic.ts';
import type { Rank } from '../understanding/matched-words.ts';
import type { Candidate } from '../understanding/understand.ts';
import type { DialogContent, TurnResult } from './dialog.ts';
import type { LookupData, LookupName } from './effects.ts';
import { familyOf } from './in-family.ts';
import { personalAnswer } from './personal/personal-answer.ts';
import type { Say } from './say.ts';
import type { Choice, Session } from './session.ts';
import { type AskedFor, answersAtOnce, proposeTopic } from './suggest-answer.ts';
import { hearText } from './suggest-hear.ts';
import { takeTurn } from './take-turn.ts';

/** One answer that could be given, as the core says it. */
export interface Proposal {
  topic: string;
  /** Calibrated: of proposals made with 0.9, nine in ten are what was asked. */
  confidence: number;
  aspect?: Aspect | undefined;
  section?: Section | undefined;
  says: Say[];
  choices: Choice[];
  /** The person's own data would answer it: `ownFacts` puts them in. */
  lookup?: LookupName | undefined;
}

export interface Proposed {
  outcome: 'answer' | 'clarify' | 'none';
  /** Best first, at most three, of different topics. */
  proposals: Proposal[];
  lang: Lang;
  /** The part of the text that was read, and what stands before it for reading: the title of the last answer, which a follow-up leans on. */
  read: string;
  context: string;
}

export interface ToSuggest {
  text: string;
  today: Day;
  /** Local time in Thailand, `2026-11-24T15:10`. */
  now: string;
  /** The language to answer in; else that of the text. */
  lang?: Lang | undefined;
}

const MOST = 3;
/** What only the assistant itself can say or do. */
const NOT_FOR_AGENTS = /^(talk\.|none$|action\.(agent|repeat|language)$)/;
/** Beside a greeting, a reading with less than this share of what is no talk is none at all. */
const BESIDE_TALK = { share: 0.3, least: 0.02 };

/**
 * Up to three answers for an agent to choose from. What the dialog itself would answer at once comes first (follow-ups, calculations and checklists
 * included); then the likeliest other topics, each with the aspect, section and time of the text. Long speech is read as `hearText` says.
 * Pure: the session is read and not changed; a form that waits in it is left out of account, for it waits for the person and not for an agent.
 */
export function suggest(content: DialogContent, rank: Rank, before: Session, { text, today, now, lang }: ToSuggest): Proposed {
  const session = atRest(before, lang);
  const heard = hearText(content, rank, text, today);
  // what was heard is not read again, but taken as it was put together
  const hearing = { ...content, understand: (utterance: string, day: Day) => (utterance === heard.text ? heard.meaning : content.understand(utterance, day)) };
  const turn = takeTurn(hearing, session, { text: heard.text, today, now });
  const last = leans(turn) && session.last ? content.topics.get(session.last.topic) : undefined;
  const context = last ? `${last.title[session.lang]} ` : '';
  const ranked = context ? rank(context + heard.text) : heard.ranked;
  const none: Proposed = { outcome: 'none', proposals: [], lang: turn.session.lang, read: heard.text, context };
  if (turn.outcome === 'none') return none;

  const talk = NOT_FOR_AGENTS.test(turn.topic);
  const clarifies = turn.outcome === 'clarify';
  const own = talk ? undefined : ownAnswer(content, turn, ranked);
  const others = talk && !clarifies ? besideTalk(ranked) : ranked;
  const first = own || clarifies ? [] : others.filter(({ topic }) => topic === turn.topic);
  const asked: AskedFor = { hearing, session: { ...session, lang: turn.session.lang }, heard, followed: context !== '', today, now };
  const proposals: Proposal[] = own ? [own] : [];
  for (const { topic, confidence } of [...first, ...others]) {
    if (proposals.length === MOST) break;
    if (NOT_FOR_AGENTS.test(topic) || !content.topics.has(topic) || proposals.some((other) => other.topic === topic)) continue;
    const proposal = proposeTopic(asked, topic, confidence);
    if (!proposals.some((other) => other.topic === proposal.topic)) proposals.push(proposal);
  }
  if (proposals.length === 0) return none;
  return { ...none, outcome: !clarifies && proposals[0]?.topic === turn.topic ? 'answer' : 'clarify', proposals };
}

/** The person's own data in place of the general answer to a lookup. @returns the proposal as it is when the registry knows nothing of it. */
export function ownFacts({ facts }: Pick<DialogContent, 'facts'>, proposal: Proposal, data: LookupData, { today, lang }: { today: Day; lang: Lang }): Proposal {
  const told = proposal.lookup && personalAnswer(proposal.lookup, data, { facts, today, lang });
  if (!told) return proposal;
  return { ...proposal, says: [{ say: 'personal', personal: told.answer }], choices: told.next.map((id) => ({ id: `topic:${id}`, label: { topic: id } })) };
}

/** The session without what waits for the person, or stands on a screen that an agent does not see. */
function atRest({ flow, waiting, openCallback, handoff, ...session }: Session, lang: Lang | undefined): Session {
  return { ...session, failures: 0, choices: [], ...(lang ? { lang, langChosen: true } : {}) };
}

/** Whether the dialog read the text as going on with the last answer or calculation. */
function leans({ disposition, confidence }: TurnResult): boolean {
  return confidence === undefined && (disposition === 'answered_follow_up' || disposition === 'answered_calculation');
}

/** What the dialog says by itself, without a word that is between it and the person. */
function ownAnswer(content: DialogContent, turn: TurnResult, ranked: Candidate[]): Proposal | undefined {
  if (!answersAtOnce(turn)) return undefined;
  const last = turn.session.last?.topic === turn.topic ? turn.session.last : undefined;
  const meant = meantBy(content, turn);
  return {
    topic: turn.topic,
    confidence:
      turn.confidence ??
      Math.min(
        1,
        ranked.reduce((sum, { topic, confidence }) => (meant(topic) ? sum + confidence : sum), 0),
      ),
    aspect: last?.aspect,
    section: last?.section,
    says: turn.says.filter((say) => !(say.say === 'phrase' && say.key === 'if-meant')),
    choices: turn.choices,
  };
}

/** Readings that an answer serves: of a checklist all its benefits, of a calculation its rule, of a follow-up the benefit that it goes on with. */
function meantBy({ flows }: DialogContent, { says, topic, disposition }: TurnResult): (reading: string) => boolean {
  const checklist = says.find((say) => say.say === 'checklist')?.checklist.items.map((item) => item.topic) ?? [];
  const rules = Object.keys(flows.find((flow) => flow.topic === topic)?.also ?? {});
  const near = (reading: string): boolean => disposition === 'answered_follow_up' && familyOf(reading) === familyOf(topic);
  return (reading) => reading === topic || checklist.includes(reading) || rules.includes(reading) || near(reading);
}

/** "สวัสดีค่ะ อยากสอบถามเรื่อง ...": what else was said, when anything else was. */
function besideTalk(ranked: Candidate[]): Candidate[] {
  const real = ranked.filter(({ topic }) => !/^(talk|action)\./.test(topic));
  const all = real.reduce((sum, { confidence }) => sum + confidence, 0);
  const clear = real.filter(({ topic, confidence }) => topic !== 'none' && confidence >= BESIDE_TALK.least && confidence / all >= BESIDE_TALK.share);
  return clear.length === 0 ? [] : real;
}
