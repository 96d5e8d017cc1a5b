import { personOf } from '../../sandbox/sso/people.ts';
import type { Kind, Person } from '../../sandbox/sso/person.ts';
import type { StorySchema } from '../../schemas/types.ts';
import type { Day } from '../knowledge/calendar.ts';
import { sealId } from '../storage/records/seal-id.ts';
import type { Stage } from './open-stage.ts';
import type { StoryAnswer, StoryChannel } from './story-channel.ts';
import { webStoryChannel } from './web-story-channel.ts';

/** One entry of test/stories; the schema is the source of the type. */
export type Story = StorySchema.Story;

/** The day of a story that names none, so that it plays the same for ever. */
const STORY_DAY: Day = '2026-11-24';
const STORY_TIME = '10:00';
const REFERENCE = /[A-Z]-[A-Z0-9]{4}-[A-Z0-9]{4}/;

export interface Played<A extends StoryAnswer = StoryAnswer> {
  transcript: string[];
  /** What did not come true, with the turn. */
  faults: string[];
  /** One a turn. */
  answers: A[];
}

/** Plays a conversation on the web chat, through the same turn service that the channels use. */
export function playStory(story: Story, stage: Stage): Promise<Played> {
  return playStoryOn(story, stage, () => webStoryChannel(stage));
}

/** Plays a conversation on a channel. @param reach makes the person's way to the assistant, when clock and back ends are those of the story. */
export async function playStoryOn<A extends StoryAnswer>(
  story: Story,
  stage: Stage,
  reach: () => StoryChannel<A> | Promise<StoryChannel<A>>,
): Promise<Played<A>> {
  const today = story.today ?? STORY_DAY;
  stage.setClock(`${today}T${story.now ?? STORY_TIME}:00+07:00`);
  await stage.resetBackEnd();
  const channel = await reach();
  const transcript = [`(${today})`];
  const faults: string[] = [];
  const answers: A[] = [];
  let offered: StoryAnswer['offered'] = [];
  let reference = '';

  for (const [index, turn] of story.turns.entries()) {
    const told = (text: string): string => withReference(text, reference);
    const choose = turn.choose === undefined ? undefined : told(turn.choose);
    const say = told(turn.say ?? '');
    const what =
      turn.say !== undefined ? say : choose !== undefined ? `[${choose}]` : turn.back ? `waits for lookup.${turn.back}` : `signs in as ${turn.signIn}`;
    const fault = (text: string): number => faults.push(`turn ${index + 1} ("${what}"): ${text}`);
    if (turn.backEnd) await stage.setBackEnd(turn.backEnd);
    if (turn.agents) await stage.setAgents(turn.agents);
    const choice = choose === undefined ? undefined : offered.find(({ id, label }) => label === choose || id === choose);
    if (choose !== undefined && choice === undefined) {
      fault(`"${choose}" is not offered, only ${offered.map(({ label }) => label).join(', ')}`);
      break;
    }
    const answer = turn.signIn
      ? await channel.signIn(personNamed(turn.signIn))
      : turn.back
        ? await channel.back(turn.back)
        : await (choice ? channel.choose(choice) : channel.say(say));
    const { text: said, alt } = answer;
    answers.push(answer);
    offered = answer.offered;
    reference = REFERENCE.exec(said)?.[0] ?? reference;
    transcript.push(`person: ${what}`, `assistant (${answer.topic}, ${answer.disposition}): ${said}`);
    if (offered.length > 0) transcript.push(`choices: ${offered.map(({ label }) => `[${label}]`).join(' ')}`);

    if (turn.topic !== undefined && answer.topic !== turn.topic) fault(`topic is ${answer.topic}, not ${turn.topic}`);
    if (turn.outcome !== undefined && answer.outcome !== turn.outcome) fault(`outcome is ${answer.outcome}, not ${turn.outcome}`);
    if (turn.disposition !== undefined && answer.disposition !== turn.disposition) fault(`disposition is ${answer.disposition}, not ${turn.disposition}`);
    for (const text of (turn.includes ?? []).map(told)) {
      if (!said.includes(text)) fault(`does not say "${text}"`);
      if (alt?.whole && !alt.text.includes(text)) fault(`does not say "${text}" in words only`);
    }
    for (const text of turn.excludes ?? []) if (said.includes(text) || alt?.text.includes(text)) fault(`says "${text}"`);
    for (const text of (turn.offers ?? []).map(told)) if (!offered.some(({ id, label }) => label === text || id === text)) fault(`does not offer "${text}"`);
  }
  await forget(stage, channel.conversationId, story);
  return { transcript, faults, answers };
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

/** @param who kind and number of an invented person: `arrears/1`. */
function personNamed(who: string): Person {
  const [kind = '', nth = '0'] = who.split('/');
  return personOf(kind as Kind, Number(nth));
}
