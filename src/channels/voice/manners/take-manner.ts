import type { Session } from '../../../dialog/session.ts';
import { goBack } from './back.ts';
import type { CallState } from './call-state.ts';
import { sayGoodbye } from './ladder.ts';
import { sayDetails, sayLine } from './lines.ts';
import { showMore } from './more.ts';
import { takeOption, toPerson } from './take-option.ts';
import { sendText } from './text.ts';
import type { Heard, Manner, Tools } from './tools.ts';

/** A wish about the call itself. @returns nothing for one that makes no sense where the caller is. */
export function takeManner(call: CallState, manner: Manner, session: Session, tools: Tools): Heard | undefined {
  const { frame } = call;
  const repeated = (how: Partial<CallState>, key?: string): Heard => ({
    call: { ...call, ...how, now: { ...call.now, lead: key ? [tools.say(key)] : [] } },
    session,
  });
  switch (manner) {
    case 'again':
      return repeated({});
    case 'slower':
      return repeated({ pace: 'slow' }, 'manners.slower');
    case 'faster':
      return repeated({ pace: 'normal' }, 'manners.faster');
    case 'louder':
      return repeated({ volume: 'loud' }, 'manners.louder');
    case 'softer':
      return repeated({ volume: 'normal' }, 'manners.softer');
    case 'next':
      return { call: frame.lines.length > 0 ? sayLine(call, tools) : showMore(call, tools), session };
    case 'details':
      return { call: sayDetails(call, tools), session };
    case 'more':
      return { call: showMore(call, tools), session };
    case 'back':
      return goBack(call, session, tools);
    case 'person':
      return toPerson(call, session);
    case 'text':
      return sendText(call, session, tools);
    case 'source':
      return { call: { ...call, now: { ...call.now, brief: true, lead: sourceOf(call, tools) } }, session };
    case 'bye':
      // within a form it may be the end of what is told
      return session.flow ? undefined : { call: sayGoodbye(call, tools), session };
    case 'yes':
    case 'no': {
      const option = yesOrNo(call, manner);
      return option ? takeOption(call, option, session, tools) : { call, session, turn: { text: tools.say(`manners.${manner}`) } };
    }
  }
}

function sourceOf({ answered }: CallState, tools: Tools): string[] {
  return answered?.source ? answered.source.split('\n') : [tools.say('source.none')];
}

const YES = /^(yes|call:number-yes|call:callback-here|consent:lookup)$/;
const NO = /^(correct:|call:number-again|call:callback-other|call:text-other|consent:none|privacy:erase-no)$/;

function yesOrNo({ frame }: CallState, manner: 'yes' | 'no'): string | undefined {
  const offered = frame.pages[frame.page] ?? [];
  return offered.find(({ id }) => (manner === 'yes' ? YES : NO).test(id))?.id;
}
