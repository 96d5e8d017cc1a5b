import type { Session } from '../../../dialog/session.ts';
import type { CallState } from './call-state.ts';
import { sayLine } from './lines.ts';
import type { Heard, Tools } from './tools.ts';

/** To what was before, with the form as it stood there; within a list, to the line before. */
export function goBack(call: CallState, session: Session, tools: Tools): Heard {
  if (call.frame.line > 1) return { call: sayLine({ ...call, frame: { ...call.frame, line: call.frame.line - 2 } }, tools), session };
  const { identifying, pending, ...rest } = call;
  const earlier = call.before.at(-1);
  if (!earlier) return { call: { ...call, now: { ...call.now, lead: [tools.say('manners.no-way-back')] } }, session };
  const { flow, waiting, ...kept } = session;
  const after: Session = { ...kept, ...(earlier.flow ? { flow: earlier.flow } : {}), ...(waiting && !identifying ? { waiting } : {}) };
  return { call: { ...rest, frame: earlier, before: call.before.slice(0, -1), silences: 0, misses: 0 }, session: after };
}

/** Who somebody is is not asked any further: they want something else. */
export function stopIdentifying(call: CallState, session: Session): { call: CallState; session: Session } {
  if (!call.identifying) return { call, session };
  const { identifying, ...rest } = call;
  const { waiting, ...kept } = session;
  return { call: rest, session: kept };
}
