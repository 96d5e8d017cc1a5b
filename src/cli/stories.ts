/**
 * npm run stories [-- WORD] [--line]: plays every story (or those whose name has WORD) and prints them; a failing one shows its transcript.
 * With --line as a friend on LINE would see it.
 */
import { loadContent } from '../content/load-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { readStories } from '../content/read-stories.ts';
import { openStage, type Stage } from '../stories/open-stage.ts';
import { type Played, playStory, playStoryOn, type Story } from '../stories/play-story.ts';

/** A stage, and how stories are played on it. */
interface Theatre {
  stage: Pick<Stage, 'close'>;
  play(story: Story): Promise<Played>;
}

const words = process.argv.slice(2);
const onLine = words.includes('--line');
const word = words.find((one) => one !== '--line')?.toLowerCase();
const { stage, play } = await (onLine ? lineTheatre() : webTheatre());
let failed = 0;
let played = 0;

for (const { file, story } of readStories()) {
  if (word && !story.name.toLowerCase().includes(word) && !file.includes(word)) continue;
  played++;
  const result = await play(story);
  console.log(`${result.faults.length === 0 ? '✓' : '✗'} ${story.name}`);
  if (result.faults.length === 0 && !word) continue;
  for (const line of result.transcript) console.log(`    ${line.replace(/\n/g, '\n      ')}`);
  for (const fault of result.faults) console.log(`  ! ${file}: ${fault}`);
  if (result.faults.length > 0) failed++;
}
await stage.close();
console.log(`\n${played} stories, ${failed} failed`);
process.exit(failed > 0 || played === 0 ? 1 : 0);

async function webTheatre(): Promise<Theatre> {
  const stage = await openStage({ content: await loadContent(), phrases: await loadPhrases() });
  return { stage, play: (story) => playStory(story, stage) };
}

/** Loaded only when asked for: it brings the sandbox's LINE along. */
async function lineTheatre(): Promise<Theatre> {
  const { openStageWithLine } = await import('../../test/helpers/stage-with-line.ts');
  const { lineStoryChannel } = await import('../../test/helpers/line-story-channel.ts');
  const { storyOnLine } = await import('../../test/helpers/story-on-line.ts');
  const stage = await openStageWithLine({ channel: { mergeMs: 0 } });
  return { stage, play: (story) => playStoryOn(storyOnLine(story), stage, () => lineStoryChannel(stage)) };
}
