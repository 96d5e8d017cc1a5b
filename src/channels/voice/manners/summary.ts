import type { Session } from '../../../dialog/session.ts';
import type { CallState } from './call-state.ts';
import type { Tools } from './tools.ts';

const LONGEST = 500;

/** For the person who takes over: what was asked, which topic and section, what was answered. Nothing personal. */
export function summaryOf({ asked, answered }: CallState, { last }: Session, tools: Tools): string {
  const parts: string[] = [];
  if (asked) parts.push(tools.say('summary.asked', { asked }));
  if (answered) parts.push(tools.say('summary.topic', { topic: answered.title }));
  if (last?.section) parts.push(tools.say('summary.section', { section: last.section }));
  if (answered?.gist) parts.push(tools.say('summary.answered', { answer: answered.gist }));
  return parts.join(' · ').slice(0, LONGEST);
}
