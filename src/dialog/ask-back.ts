import { AGENT_CHOICE, NONE_OF_THESE, TELL_ME_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { aspectField } from './follow-up.ts';
import { familyOf } from './in-family.ts';
import { lookupOfAnother, openTopic } from './open-topic.ts';
import type { Choice } from './session.ts';
import { timesAsked } from './times-asked.ts';

const FAILURES_BEFORE_PERSON = 2;
const SURE_TOGETHER = 0.85;
/** The only reading beside "something else" is answered from here on, with what was understood said first. */
const ONLY_READING = 0.5;
/** Fainter than this is no reading. */
const FAINT = 0.03;
const LONGEST_TOGETHER = 40;

/** Unsure which of a few is meant: answered all the same when the difference does not matter, else asked back. */
export function clarify(turn: Turn): Outcome {
  const { meaning, content, session } = turn;
  const asked = { section: meaning.entities.section, aspect: aspectField(meaning.aspect), ...timesAsked(turn) };
  const same = ruleOrSum(turn) ?? priceOfSection(turn) ?? sameDeadline(turn) ?? lookupOfAnother(turn);
  if (same) return openTopic(turn, { ...asked, topic: same });
  const only = onlyReading(turn);
  if (!only) return askBack(turn);
  const title = content.topics.get(only)?.title[session.lang] ?? '';
  const outcome = openTopic(turn, { ...asked, topic: only });
  return { ...outcome, says: [{ say: 'phrase', key: 'if-meant', values: { title } }, ...outcome.says], confidence: meaning.confidence };
}

/** Unsure only between a rule and the calculator of the same rule: the rule, from which `startFlow` goes to the sum when its values were given. */
function ruleOrSum({ meaning, content }: Turn): string | undefined {
  const [first, second] = meaning.candidates;
  if (!first || !second || first.confidence + second.confidence < SURE_TOGETHER) return undefined;
  const pair = [first.topic, second.topic];
  const flow = content.flows.find((candidate) => pair.includes(candidate.topic));
  return flow && pair.find((topic) => flow.also?.[topic] !== undefined);
}

/** What a section costs, asked together with joining it: every reading is of that section. The one that says most of amounts is answered. */
function priceOfSection({ meaning, content, session }: Turn): string | undefined {
  const [first] = meaning.candidates;
  const family = first && /^section\d\d\./.exec(first.topic)?.[0];
  if (!family || meaning.aspect !== 'amount') return undefined;
  const inside = meaning.candidates.filter(({ topic }) => topic.startsWith(family));
  if (inside.reduce((sum, { confidence }) => sum + confidence, 0) < SURE_TOGETHER) return undefined;
  const amounts = (topic: string): number => content.topics.get(topic)?.amount?.[session.lang].length ?? 0;
  return inside.reduce((best, { topic }) => (amounts(topic) > amounts(best) ? topic : best), first.topic);
}

/** By when, of neighbours whose time runs out together: either will do. */
function sameDeadline({ meaning, content }: Turn): string | undefined {
  const [first] = meaning.candidates;
  const kind = first && content.deadlines[first.topic];
  if (!kind || meaning.aspect !== 'deadline') return undefined;
  const alike = meaning.candidates.filter(({ topic }) => familyOf(topic) === familyOf(first.topic) && content.deadlines[topic] === kind);
  return alike.reduce((sum, { confidence }) => sum + confidence, 0) >= SURE_TOGETHER ? first.topic : undefined;
}

function onlyReading({ meaning, content }: Turn): string | undefined {
  const real = meaning.candidates.filter(({ topic, confidence }) => topic !== 'none' && confidence >= FAINT && content.topics.has(topic));
  const [only] = real;
  if (real.length !== 1 || !only || only.confidence < ONLY_READING) return undefined;
  return ['answer', 'referral'].includes(content.topics.get(only.topic)?.kind ?? '') ? only.topic : undefined;
}

function askBack(turn: Turn): Outcome {
  const { meaning, session, content, input } = turn;
  if (input.text) session.unclear = input.text;
  // the candidate "none" is the choice "none of these", which is offered with every question back; nobody chooses to have said hello
  const real = meaning.candidates.filter(({ topic }) => topic !== 'none' && content.topics.has(topic) && content.topics.get(topic)?.kind !== 'talk');
  if (real.length === 0) return notUnderstood(turn, 'ask-in-other-words');
  session.failures++;
  const choices: Choice[] = real.map(({ topic }) => topicChoice(topic));
  const person = session.failures >= FAILURES_BEFORE_PERSON;
  return {
    says: [{ say: 'phrase', key: person ? 'offer-person' : 'which-one' }],
    choices: [...choices, person ? AGENT_CHOICE : NONE_OF_THESE],
    topic: meaning.topic,
    outcome: 'clarify',
    disposition: person ? 'offered_person' : 'asked_back',
    confidence: meaning.confidence,
  };
}

/** It is about something else, or none of what was offered. */
export function notUnderstood(turn: Turn, key: 'off-topic' | 'ask-in-other-words'): Outcome {
  const { session, content, meaning } = turn;
  session.failures++;
  const base = { topic: 'none', outcome: 'none' as const, confidence: meaning.confidence };
  const tellMe = rememberUnanswered(turn) ? [TELL_ME_CHOICE] : [];
  if (session.failures >= FAILURES_BEFORE_PERSON) {
    return {
      ...base,
      says: [{ say: 'phrase', key: key === 'off-topic' ? 'off-topic-person' : 'offer-person' }],
      choices: [AGENT_CHOICE, ...tellMe, ...content.popular.slice(0, 2).map(topicChoice)],
      disposition: 'offered_person',
    };
  }
  return {
    ...base,
    says: [{ say: 'phrase', key }],
    choices: content.popular.slice(0, 3).map(topicChoice),
    disposition: key === 'off-topic' ? 'declined_off_topic' : 'asked_back',
  };
}

/** What had no answer, where the person can be told of one later. @returns whether there is anything to tell of. */
function rememberUnanswered({ session, input, unclear, meaning }: Turn): boolean {
  const text = input.text ?? unclear;
  if (!text || session.channel === 'voice') return false;
  const nearest = meaning.candidates.find(({ topic }) => topic !== 'none')?.topic ?? 'none';
  session.unanswered = { text, topic: nearest };
  return true;
}

/** A short answer to a question back that is unclear alone is read behind what was said before. Changes the turn, ends none. */
export function readTogether(turn: Turn): undefined {
  const { unclear, input, meaning, content } = turn;
  if (!unclear || !input.text || meaning.outcome === 'answer' || turn.text.length > LONGEST_TOGETHER) return undefined;
  const both = `${unclear} ${input.text}`;
  const again = content.understand(both, input.today);
  if (again.outcome !== 'answer') return undefined;
  turn.meaning = { ...again, aspect: meaning.aspect ?? again.aspect };
  turn.text = content.plainText(both);
  return undefined;
}
