import type { HandoffItem } from '../../../../src/desk/api.ts';
import { hasPhrase, type Say } from '../../words/words.tsx';

/** Why it came to a person, in words. */
export function sayReason(say: Say, reason: string): string {
  return say(hasPhrase(`reason.${reason}`) ? `reason.${reason}` : 'reason.other');
}

/** Everything of it that can be searched. */
export function searchText(say: Say, item: HandoffItem): string {
  return [item.summary, sayReason(say, item.reason), say(`channel.${item.channel}`), item.agent?.name, item.person?.initial, item.topic].join(' ');
}

/** What it is called in the list and above its thread: the person's initial and level if known, else the channel. */
export function sayPerson(say: Say, item: HandoffItem): string {
  return item.person ? say('person.named', { ...item.person }) : say('person.unnamed', { channel: say(`channel.${item.channel}`) });
}
