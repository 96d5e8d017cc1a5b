import type { Outcome, Turn } from './dialog.ts';
import type { Choice } from './session.ts';

const CONSENT_CHOICES: Choice[] = [
  { id: 'consent:lookup', label: { key: 'choice.consent' } },
  { id: 'consent:none', label: { key: 'choice.no-consent' } },
];

/**
 * What is missing before personal data may be opened: sign-in at the level asked for, then consent in its present wording.
 * What the person wanted is kept and done by itself afterwards.
 * @returns nothing when all is there.
 */
export function needPerson(turn: Turn, topic: string, level: number): Outcome | undefined {
  const { session, input, content } = turn;
  const { person } = input;
  if (!person || person.level < level) {
    session.waiting = { topic };
    return { says: [], choices: [], effects: [{ effect: 'sign-in', level }], topic, outcome: 'ask', disposition: 'asked_sign_in' };
  }
  if (person.consents.lookup !== content.consentVersion) {
    session.waiting = { topic };
    return { says: [{ say: 'phrase', key: 'consent.ask' }], choices: CONSENT_CHOICES, topic, outcome: 'ask', disposition: 'asked_consent' };
  }
  return undefined;
}
