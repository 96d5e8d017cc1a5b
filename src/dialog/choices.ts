import type { Choice } from './session.ts';

export const topicChoice = (id: string): Choice => ({ id: `topic:${id}`, label: { topic: id } });

export const AGENT_CHOICE: Choice = { id: 'topic:action.agent', label: { key: 'choice.agent' } };
export const CANCEL_CHOICE: Choice = { id: 'flow:cancel', label: { key: 'choice.cancel' } };
export const YES_CHOICE: Choice = { id: 'yes', label: { key: 'choice.yes' } };
export const CALLBACK_CHOICE: Choice = { id: 'topic:action.callback', label: { topic: 'action.callback' } };
export const TELL_ME_CHOICE: Choice = { id: 'tell-me', label: { key: 'notices:answered.tell-me' } };
export const NONE_OF_THESE: Choice = { id: 'none-of-these', label: { key: 'choice.none-of-these' } };

/** The choice a person means by typing its number or its label. */
export function matchTypedChoice(choices: Choice[], text: string, labelOf: (choice: Choice) => string): Choice | undefined {
  const typed = text.trim().toLowerCase();
  if (/^[1-9]$/.test(typed)) return choices[Number(typed) - 1];
  return choices.find((choice) => labelOf(choice).toLowerCase() === typed);
}
