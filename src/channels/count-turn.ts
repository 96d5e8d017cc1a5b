import type { TurnResult } from '../dialog/dialog.ts';
import type { Session } from '../dialog/session.ts';
import type { Day } from '../knowledge/calendar.ts';
import type { Done } from './voice/manners/tools.ts';

/** What may be counted of a turn: nothing that was said, and nobody it was said by. */
export interface CountedTurn {
  channel: 'web' | 'line' | 'voice';
  topic: string;
  outcome: TurnResult['outcome'];
  disposition: TurnResult['disposition'];
  /** From taking it out of the inbox until its answer was kept and sent. */
  ms: number;
  /** With it a person began a conversation. */
  newConversation: boolean;
  /** The conversation goes to a person with it, for the first time: the day in Thailand on which it began. */
  passedOn?: Day | undefined;
}

/**
 * Notes in the session what was counted of it.
 * @param asked by a person, and not by something that happened.
 * @param done what the turn did outside.
 */
export function countTurn(
  session: Session,
  { topic, outcome, disposition }: Pick<TurnResult, 'topic' | 'outcome' | 'disposition'>,
  { asked, done, today, ms }: { asked: boolean; done: Done; today: Day; ms: number },
): CountedTurn {
  const newConversation = !session.counted && asked && disposition !== 'empty';
  if (newConversation) session.counted = { since: today };
  // handed over to where we do not see who takes it, or taken at our own desk
  const elsewhere = done.includes('handed-over') && !session.handoff;
  const passed = session.handoff?.state === 'taken' || elsewhere || done.includes('callback-booked');
  const passedOn = passed && session.counted && !session.counted.passedOn ? session.counted.since : undefined;
  if (passedOn) session.counted = { since: passedOn, passedOn: true };
  return { channel: session.channel ?? 'web', topic, outcome, disposition, ms, newConversation, passedOn };
}
