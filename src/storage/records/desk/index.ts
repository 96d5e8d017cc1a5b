import type { DeskRecords } from '../desk-records.ts';
import type { Store } from '../store.ts';
import { deskAgents } from './agents.ts';
import { awaitedAnswers } from './awaited-answers.ts';
import { callbackWork } from './callback-work.ts';
import { complaintWork } from './complaint-work.ts';
import { handoffs } from './handoffs.ts';
import { knowledgeWork } from './knowledge-work.ts';
import { measures } from './measures.ts';
import { deskSessions } from './sessions.ts';
import { suggestionLog } from './suggestions.ts';

/** What the desk keeps. */
export function deskRecords(store: Store): DeskRecords {
  return {
    agents: deskAgents(store),
    sessions: deskSessions(store),
    handoffs: handoffs(store),
    callbacks: callbackWork(store),
    complaints: complaintWork(store),
    suggestions: suggestionLog(store),
    knowledge: knowledgeWork(store),
    awaited: awaitedAnswers(store),
    measures: measures(store),
  };
}
