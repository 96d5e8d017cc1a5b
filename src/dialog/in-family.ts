import type { Candidate } from '../understanding/understand.ts';
import { answerTopic } from './answer-topic.ts';
import type { Outcome, Turn } from './dialog.ts';
import { aspectField, keptTime } from './follow-up.ts';
import { timesAsked } from './times-asked.ts';

const LONGEST = 30;
/** Share of probability with which a reading near the last topic is taken for what was meant. */
const PLAUSIBLE = 0.05;
/** From here on another benefit is meant; only a general matter of claiming is read within the last one. */
const ELSEWHERE = 0.75;
/** Matters of every benefit: by proxy, by when, how, how paid. */
const GENERAL = /^(claim|talk)\./;

export function familyOf(topic: string): string {
  return topic.split('.')[0] ?? topic;
}

/** A short question after an answer stays with that benefit, when it may be read so: "ใครเป็นคนยื่น" after a death, "แฟนเบิกแทนได้ไหม" after a birth. */
export function inFamily(turn: Turn): Outcome | undefined {
  const { session, meaning, content, text } = turn;
  const last = session.last && content.topics.get(session.last.topic);
  if (!last || !session.last || last.kind !== 'answer' || GENERAL.test(last.id) || text.length > LONGEST) return undefined;
  const [top] = meaning.candidates;
  if (!top) return undefined;
  const near = ({ topic }: { topic: string }): boolean => familyOf(topic) === familyOf(last.id) && content.topics.get(topic)?.kind === 'answer';
  const general = GENERAL.test(top.topic);
  if (!general && (meaning.outcome === 'answer' || top.confidence >= ELSEWHERE)) return undefined;
  if (top.topic.startsWith('talk.') && meaning.outcome === 'answer') return undefined;

  const alone = meaning.candidates.find((candidate) => near(candidate) && candidate.confidence >= PLAUSIBLE);
  const topic = (alone ?? inLightOf(turn, last.title[session.lang], general, near))?.topic;
  if (!topic) return undefined;
  const aspect = aspectField(meaning.aspect);
  return answerTopic(turn, {
    topic,
    aspect,
    section: meaning.entities.section ?? session.last.section,
    time: timesAsked(turn).time ?? keptTime(session.last, aspect),
    disposition: 'answered_follow_up',
  });
}

/** Read together with the last topic: a general matter may well be meant of it; anything else must surely be. */
function inLightOf({ content, input }: Turn, title: string, general: boolean, near: (candidate: Candidate) => boolean): Candidate | undefined {
  const { outcome, candidates } = content.understand(`${title} ${input.text}`, input.today);
  const [first] = candidates;
  if (general) return candidates.find((candidate) => near(candidate) && candidate.confidence >= PLAUSIBLE);
  return outcome === 'answer' && first && near(first) ? first : undefined;
}
