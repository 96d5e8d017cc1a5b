import type { Session } from '../dialog/session.ts';
import { hashOfChoice } from './line/render/postback.ts';

/** A pressed button, where buttons stay on the screen: which step offered it, and the hash of a choice whose id was too long for it. */
export interface Button {
  step: string;
  hash?: string | undefined;
}

/** No choice has this id: the dialog says that the button is an old one. */
const OLD = 'old-button';

/** Choices that mean the same whenever they are taken: they name what they are about. */
const SAME_ANY_TIME = /^(topic|today|lang|feedback|later|callback):|^privacy:(?!erase-yes$)/;

/**
 * The choice that a pressed button stands for now. One of an earlier step is not acted on when it would answer another question than the one
 * that stood beside it: a form's value, a confirmation, an aspect of the last topic.
 */
export function pressedChoice(choice: string | undefined, button: Button | undefined, session: Pick<Session, 'choices' | 'step'>): string | undefined {
  if (!button) return choice;
  const { step, hash } = button;
  // a day from a picker: what it answers is the question of its step
  if (choice === undefined && hash === undefined) return step === session.step ? undefined : OLD;
  const meant = hash === undefined ? choice : session.choices.find(({ id }) => hashOfChoice(id) === hash)?.id;
  if (meant === undefined) return OLD;
  return step === session.step || SAME_ANY_TIME.test(meant) ? meant : OLD;
}
