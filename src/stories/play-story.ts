import { randomUUID } from 'node:crypto';
import { personOf } from '../../sandbox/sso/people.ts';
import type { Kind, Person } from '../../sandbox/sso/person.ts';
import type { StorySchema } from '../../schemas/types.ts';
import type { Reply } from '../channels/reply.ts';
import type { TurnAnswer } from '../channels/turn-service.ts';
import type { Day } from '../knowledge/calendar.ts';
import { sealId } from '../storage/records/seal-id.ts';
import type { Stage } from './open-stage.ts';

/** One entry of test/stories; the schema is the source of the type. */
export type Story = StorySchema.Story;

/** The day of a story that names none, so that it plays the same for ever. */
const STORY_DAY: Day = '2026-11-24';
const STORY_TIME = '10:00';
/** Stands for the browser that signed in. */
const SECRET_HASH = 'the-story-browser';
const REFERENCE = /[A-Z]-[A-Z0-9]{4}-[A-Z0-9]{4}/;

export interface Played {
  transcript: string[];
  /** What did not come true, with the turn. */
  faults: string[];
}

/** Plays a conversation through the same turn service that the channels use. */
export async function playStory(story: Story, stage: Stage): Promise<Played> {
  const today = story.today ?? STORY_DAY;
  stage.setClock(`${today}T${story.now ?? STORY_TIME}:00+07:00`);
  await stage.resetBackEnd();
  const conversationId = randomUUID();
  const transcript = [`(${today})`];
  const faults: string[] = [];
  let offered: NonNullable<Reply['choices']> = [];
  let reference = '';

  for (const [index, turn] of story.turns.entries()) {
    const told = (text: string): string => withReference(text, reference);
    const say = turn.say === undefined ? undefined : told(turn.say);
    const choose = turn.choose === undefined ? undefined : told(turn.choose);
    const what = say ?? (choose !== undefined ? `[${choose}]` : turn.back ? `waits for lookup.${turn.back}` : `signs in as ${turn.signIn}`);
    const fault = (text: string): number => faults.push(`turn ${index + 1} ("${what}"): ${text}`);
    if (turn.backEnd) await stage.setBackEnd(turn.backEnd);
    if (turn.agents) await stage.setAgents(turn.agents);
    const choice = choose === undefined ? undefined : offered.find(({ id, label }) => label === choose || id === choose)?.id;
    if (choose !== undefined && choice === undefined) {
      fault(`"${choose}" is not offered, only ${offered.map(({ label }) => label).join(', ')}`);
      break;
    }
    const answer = turn.signIn
      ? await signIn(stage, conversationId, turn.signIn)
      : turn.back
        ? await stage.service.turns.happened(conversationId, randomUUID(), { happened: 'lookup-later', lookup: turn.back })
        : await stage.service.turns.turn({ conversationId, eventId: randomUUID(), text: say, choice, browserHash: 'story', signedHash: SECRET_HASH });
    const said = answer.replies.map((reply) => (reply.link ? `${reply.text} [${reply.link.label}]` : reply.text)).join('\n');
    offered = [...(answer.replies.at(-1)?.choices ?? []), ...answer.replies.flatMap((reply) => reply.card?.feedback?.choices ?? [])];
    reference = REFERENCE.exec(said)?.[0] ?? reference;
    transcript.push(`person: ${what}`, `assistant (${answer.topic}, ${answer.disposition}): ${said}`);
    if (offered.length > 0) transcript.push(`choices: ${offered.map(({ label }) => `[${label}]`).join(' ')}`);

    if (turn.topic !== undefined && answer.topic !== turn.topic) fault(`topic is ${answer.topic}, not ${turn.topic}`);
    if (turn.outcome !== undefined && answer.outcome !== turn.outcome) fault(`outcome is ${answer.outcome}, not ${turn.outcome}`);
    if (turn.disposition !== undefined && answer.disposition !== turn.disposition) fault(`disposition is ${answer.disposition}, not ${turn.disposition}`);
    for (const text of (turn.includes ?? []).map(told)) if (!said.includes(text)) fault(`does not say "${text}"`);
    for (const text of turn.excludes ?? []) if (said.includes(text)) fault(`says "${text}"`);
    for (const text of (turn.offers ?? []).map(told)) if (!offered.some(({ id, label }) => label === text || id === text)) fault(`does not offer "${text}"`);
  }
  await forget(stage, conversationId, story);
  return { transcript, faults };
}

/** `{reference}` is the last number that was given; `{reference:lower}` and so on are other ways to write it. */
function withReference(text: string, reference: string): string {
  const plain = reference.replaceAll('-', '');
  const written: Record<string, string> = {
    '': reference,
    ':lower': reference.toLowerCase(),
    ':spaced': reference.replaceAll('-', ' '),
    ':plain': plain.toLowerCase(),
    ':thai': reference.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))),
  };
  return text.replace(/\{reference(:\w+)?\}/g, (whole, way = '') => written[way] ?? whole);
}

/** A story leaves nothing behind: the next one finds no consent, callback or complaint of the same person. */
async function forget(stage: Stage, conversationId: string, story: Story): Promise<void> {
  const people = story.turns.flatMap(({ signIn: who }) => (who ? [sealId(stage.keyRing, personNamed(who).nationalId).personKey] : []));
  for (const personKey of [undefined, ...people]) await stage.records.privacy.erase({ conversationId, personKey });
}

function personNamed(who: string): Person {
  const [kind = '', nth = '0'] = who.split('/');
  return personOf(kind as Kind, Number(nth));
}

/** The person comes back from the identity provider. @param who kind and number of an invented person: `arrears/1`. */
function signIn(stage: Stage, conversationId: string, who: string): Promise<TurnAnswer> {
  const person = personNamed(who);
  return stage.service.turns.happened(conversationId, randomUUID(), {
    happened: 'signed-in',
    person: { ...sealId(stage.keyRing, person.nationalId), level: 2.3, name: person.givenName, secretHash: SECRET_HASH, until: '2999-01-01T00:00:00Z' },
  });
}
