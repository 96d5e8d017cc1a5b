import type { StorySchema } from '../../schemas/types.ts';
import type { Phrases } from '../channels/phrases/phrases.ts';
import type { Reply } from '../channels/reply.ts';
import { TurnService } from '../channels/turn-service.ts';
import type { DialogContent } from '../dialog/dialog.ts';
import type { Day } from '../knowledge/calendar.ts';
import { MemorySessions } from '../storage/sessions/memory-sessions.ts';

/** One entry of test/stories; the schema is the source of the type. */
export type Story = StorySchema.Story;

/** The day of a story that names none, so that it plays the same for ever. */
const STORY_DAY: Day = '2026-11-24';

export interface Played {
  transcript: string[];
  /** What did not come true, with the turn. */
  faults: string[];
}

/** Plays a conversation through the same turn service that the channels use. */
export async function playStory(story: Story, parts: { content: DialogContent; phrases: Phrases }): Promise<Played> {
  const today = story.today ?? STORY_DAY;
  const turns = new TurnService({ content: parts.content, phrases: parts.phrases, sessions: new MemorySessions(3600), today: () => today });
  const transcript = [`(${today})`];
  const faults: string[] = [];
  let offered: NonNullable<Reply['choices']> = [];

  for (const [index, turn] of story.turns.entries()) {
    const fault = (what: string): number => faults.push(`turn ${index + 1} ("${turn.say ?? turn.choose ?? ''}"): ${what}`);
    const choice = turn.choose === undefined ? undefined : offered.find(({ id, label }) => label === turn.choose || id === turn.choose)?.id;
    if (turn.choose !== undefined && choice === undefined) {
      fault(`"${turn.choose}" is not offered, only ${offered.map(({ label }) => label).join(', ')}`);
      break;
    }
    const answer = await turns.turn({ conversationId: 'story', text: turn.say, choice });
    const said = answer.replies.map((reply) => reply.text).join('\n');
    offered = answer.replies.at(-1)?.choices ?? [];
    transcript.push(`person: ${turn.say ?? `[${turn.choose}]`}`, `assistant (${answer.topic}, ${answer.disposition}): ${said}`);
    if (offered.length > 0) transcript.push(`choices: ${offered.map(({ label }) => `[${label}]`).join(' ')}`);

    if (turn.topic !== undefined && answer.topic !== turn.topic) fault(`topic is ${answer.topic}, not ${turn.topic}`);
    if (turn.outcome !== undefined && answer.outcome !== turn.outcome) fault(`outcome is ${answer.outcome}, not ${turn.outcome}`);
    if (turn.disposition !== undefined && answer.disposition !== turn.disposition) fault(`disposition is ${answer.disposition}, not ${turn.disposition}`);
    for (const text of turn.includes ?? []) if (!said.includes(text)) fault(`does not say "${text}"`);
    for (const text of turn.excludes ?? []) if (said.includes(text)) fault(`says "${text}"`);
    for (const text of turn.offers ?? []) if (!offered.some(({ id, label }) => label === text || id === text)) fault(`does not offer "${text}"`);
  }
  return { transcript, faults };
}
