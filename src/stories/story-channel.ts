import type { Person } from '../../sandbox/sso/person.ts';
import type { TurnAnswer } from '../channels/turn-service.ts';
import type { LookupName } from '../dialog/effects.ts';

/** Something that can be chosen: the id of the choice, and the words that the person sees. */
export interface Offered {
  id: string;
  label: string;
}

/** An answer as it reaches the person of a story. */
export interface StoryAnswer extends Pick<TurnAnswer, 'topic' | 'outcome' | 'disposition'> {
  /** All that a story says about answers is about this text. */
  text: string;
  /** The same for those who see no bubbles; `whole` is false when it was cut, so that only its beginning is there. */
  alt?: { text: string; whole: boolean };
  offered: Offered[];
}

/** How the person of one story reaches the assistant. */
export interface StoryChannel<A extends StoryAnswer = StoryAnswer> {
  conversationId: string;
  say(text: string): Promise<A>;
  /** @param choice of the last answer. */
  choose(choice: Offered): Promise<A>;
  /** The person comes back from the identity provider. */
  signIn(person: Person): Promise<A>;
  /** The registry is back, and what was asked of it can be answered. */
  back(lookup: LookupName): Promise<A>;
}
