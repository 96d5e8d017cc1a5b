import type { Open } from '../use-open.ts';
import { type Suggesting, useSuggestions } from './use-suggestions.ts';

/** Answers to what the agent asks, else to what is heard in the call, else to the person's last line. */
export function useSuggesting({ id, isCall, call, conversation, inContext }: Open, ask: string): Suggesting {
  const lastLine = conversation.data?.lines.findLast(({ who }) => who === 'person');
  const ofCall = isCall && !ask.trim() ? call.data?.suggestions : undefined;
  const text = ofCall ? '' : ask.trim() || lastLine?.text || '';
  // the same question has another answer once the data are open, or the bot has told something
  const fresh = [lastLine?.id, conversation.data?.person?.opened?.until, conversation.data?.told.length].join(' ');
  const asked = useSuggestions(text, inContext ? id : undefined, fresh);
  return ofCall ? { suggestions: ofCall, error: undefined, busy: false } : asked;
}
