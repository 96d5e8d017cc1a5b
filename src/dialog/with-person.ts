import { AGENT_CHOICE, CALLBACK_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { needPerson } from './need-person.ts';
import { FACE_CHECKED, openTopic } from './open-topic.ts';
import { resumeFlow } from './run-flow.ts';
import type { Say } from './say.ts';
import type { Choice } from './session.ts';
import { typedChoice } from './typed-choice.ts';

/** What happens around a conversation that was handed to a person, and what a person at the desk says in it. */
export type PersonEvent =
  | { result: 'handoff'; step: 'taken' | 'transferred' | 'returned'; agent: string }
  /** It waits again: the agent's connection was lost, or the agent gave it to the queue. */
  | { result: 'handoff'; step: 'lost' | 'requeued'; position: number }
  /** It waits for long. */
  | { result: 'handoff'; step: 'long-wait' }
  /** The agent asks the person to sign in, or to agree that their data are looked at. */
  | { result: 'handoff'; step: 'invite'; agent: string }
  /** The agent offers a callback, and lets go. */
  | { result: 'handoff'; step: 'callback' }
  | { result: 'agent-said'; text: string; agent: string };

/** What stands for the agent's own look, in what waits for a sign-in. */
const SIGNED_IN_FOR = 'action.agent';

const RETURN_CHOICE: Choice = { id: 'handoff:return', label: { key: 'notices:handoff.back-to-assistant' } };
const SIGN_IN_CHOICE: Choice = { id: 'handoff:sign-in', label: { key: 'notices:handoff.sign-in' } };
const CALL_ME_CHOICE: Choice = { id: 'handoff:callback', label: { topic: 'action.callback' } };
export const WAITING_CHOICES: Choice[] = [RETURN_CHOICE, CALL_ME_CHOICE];

/**
 * While a person is to take, or has taken, over the assistant is silent; what is said is for that person. Only going back and a callback are
 * still ours. Whoever waits is told so once.
 */
export function withPerson(turn: Turn): Outcome | undefined {
  const { session, input } = turn;
  const { handoff } = session;
  if (!handoff || input.result) return undefined;
  const base = { topic: 'action.agent', outcome: 'answer', disposition: 'with_person' } as const;
  const typed = input.text ? typedChoice(handoff.state === 'taken' ? [RETURN_CHOICE] : WAITING_CHOICES, input.text)?.id : undefined;
  const choice = input.choice ?? typed;
  if (choice === SIGN_IN_CHOICE.id) return signIn(turn);
  // the person's answer to whether their data may be looked at
  if (choice?.startsWith('consent:') && session.waiting) return undefined;
  if (choice === RETURN_CHOICE.id) return { ...base, says: [], choices: [], effects: [{ effect: 'end-handoff', how: 'left' }] };
  if (choice === CALL_ME_CHOICE.id || choice === CALLBACK_CHOICE.id)
    return { ...base, says: [], choices: [], effects: [{ effect: 'end-handoff', how: 'callback' }] };
  if (handoff.state === 'taken' || handoff.told || !input.text) return { ...base, says: [], choices: session.choices };
  session.handoff = { ...handoff, told: true };
  return { ...base, says: [phrase('waiting')], choices: WAITING_CHOICES };
}

/** Tells the person what became of their conversation, and says what the agent says. */
export function takePersonEvent(turn: Turn, event: PersonEvent): Outcome {
  const { session } = turn;
  const base = { topic: 'action.agent', outcome: 'answer', disposition: 'with_person' } as const;
  if (event.result === 'agent-said') {
    // written by a person who has it: silent from now on, also where the session was new
    session.handoff = { state: 'taken' };
    return { ...base, says: [{ say: 'agent', text: event.text, agent: event.agent }], choices: [] };
  }
  switch (event.step) {
    case 'taken':
      session.handoff = { state: 'taken' };
      return { ...base, says: [phrase('taken', { name: event.agent })], choices: [RETURN_CHOICE] };
    case 'transferred':
      session.handoff = { state: 'waiting', told: true };
      return { ...base, says: [phrase('transferred', { name: event.agent })], choices: WAITING_CHOICES };
    case 'lost':
    case 'requeued':
      session.handoff = { state: 'waiting', told: true };
      return { ...base, says: [phrase(event.step, { position: event.position })], choices: WAITING_CHOICES };
    case 'invite':
      return { ...base, says: [phrase('invite', { name: event.agent })], choices: [SIGN_IN_CHOICE] };
    case 'long-wait':
      return { ...base, says: [phrase('long-wait')], choices: WAITING_CHOICES };
    case 'returned':
      return { ...base, ...goOn(turn, phrase('returned', { name: event.agent })), disposition: 'done' };
    case 'callback':
      return offerCallback(turn);
  }
}

/** Who they are, then whether they agree; the agent looks, and the assistant says nothing of it. */
function signIn(turn: Turn): Outcome {
  return (
    needPerson(turn, SIGNED_IN_FOR, FACE_CHECKED) ?? {
      says: [phrase('may-look')],
      choices: [],
      topic: 'action.agent',
      outcome: 'answer',
      disposition: 'with_person',
    }
  );
}

/** Signed in, or agreed, while a person has the conversation. @returns nothing when that was for something else. */
export function signedInWithPerson(turn: Turn): Outcome | undefined {
  const { session } = turn;
  if (!session.handoff || session.waiting?.topic !== SIGNED_IN_FOR) return undefined;
  delete session.waiting;
  return signIn(turn);
}

/** The person went back to the assistant, or wants to be called instead. */
export function takeHandoffEnded(turn: Turn, how: 'left' | 'callback'): Outcome {
  if (how === 'callback') return offerCallback(turn);
  return { ...goOn(turn, phrase('left')), topic: 'action.agent', outcome: 'answer', disposition: 'done' };
}

function offerCallback(turn: Turn): Outcome {
  delete turn.session.handoff;
  delete turn.session.flow;
  const asked = openTopic(turn, { topic: 'action.callback' });
  return { ...asked, says: [phrase('callback'), ...asked.says] };
}

/** The assistant speaks again; a form that was under way goes on. */
function goOn(turn: Turn, opening: Say): Pick<Outcome, 'says' | 'choices'> {
  delete turn.session.handoff;
  const resumed = resumeFlow(turn);
  if (resumed) return { says: [opening, ...resumed.says], choices: resumed.choices };
  return { says: [opening], choices: [...turn.content.popular.slice(0, 2).map(topicChoice), AGENT_CHOICE] };
}

function phrase(key: string, values?: Record<string, string | number>): Say {
  return { say: 'phrase', key: `notices:handoff.${key}`, ...(values ? { values } : {}) };
}
