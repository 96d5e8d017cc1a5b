import type { DialogContent } from '../../dialog/dialog.ts';
import type { Day } from '../../knowledge/calendar.ts';
import type { AwaitedAnswer, DeskRecords } from '../../storage/records/desk-records.ts';
import type { Meaning } from '../../understanding/understand.ts';
import type { TellPerson } from '../desk-parts.ts';
import type { DraftPayload } from './draft/draft-desk.ts';

export interface TellAnsweredParts {
  content: Pick<DialogContent, 'topics' | 'understand' | 'plainText'>;
  records: Pick<DeskRecords, 'knowledge' | 'awaited'>;
  tell: TellPerson;
}

/** So many of the cluster's utterances must find the topic. */
const LEAST_SHARE = 0.5;

/** Whether the content that runs has the topic, and answers or offers it for at least half of the utterances. */
export function isLive(content: TellAnsweredParts['content'], topic: string, utterances: string[], today: Day): boolean {
  if (!content.topics.has(topic)) return false;
  const distinct = [...new Set(utterances.map((text) => content.plainText(text)))];
  return distinct.filter((text) => finds(content.understand(text, today), topic)).length >= distinct.length * LEAST_SHARE;
}

function finds({ outcome, topic, candidates }: Meaning, wanted: string): boolean {
  return outcome === 'answer' ? topic === wanted : outcome === 'clarify' && candidates.some((candidate) => candidate.topic === wanted);
}

/**
 * Tells everybody who waits for this: whose utterance is of the cluster, or is answered by the topic now. Each conversation once, however often
 * it is run; who cannot be reached stays waiting until their retention ends.
 * @returns how many conversations were told.
 */
export async function tellAnswered(parts: TellAnsweredParts, draft: { id: string; payload: DraftPayload }, topic: string, today: Day): Promise<number> {
  const { content, records, tell } = parts;
  const { utterances } = draft.payload.cluster;
  const texts = new Set(utterances.map(({ text }) => content.plainText(text)));
  const answered = (text: string): boolean => {
    const { outcome, topic: found } = content.understand(text, today);
    return outcome === 'answer' && found === topic;
  };
  const theirs = (await records.awaited.waiting()).filter(({ utterance }) => texts.has(content.plainText(utterance)) || answered(utterance));
  let told = 0;
  for (const [conversationId, wanted] of Map.groupBy(theirs, (awaited: AwaitedAnswer) => awaited.conversationId)) {
    // told before it is marked: whoever does this again, after a crash or at the same time, tells nothing twice, as the event's id is the same
    if ((await tell(conversationId, `awaited.${draft.id}`, { happened: 'answered', topic })) !== 'told') continue;
    const marked: boolean[] = [];
    for (const { key } of wanted) marked.push(await records.awaited.told(key));
    if (marked.some(Boolean)) told++;
  }
  for (const { id, state, utterance } of await records.knowledge.tickets())
    if ((state === 'open' || state === 'drafted') && utterances.some(({ text }) => text === utterance)) await records.knowledge.setTicket(id, 'answered');
  return told;
}
