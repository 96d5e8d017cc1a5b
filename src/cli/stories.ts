/** npm run stories [-- WORD]: plays every story (or those whose name has WORD) and prints them; a failing one shows its transcript. */
import { loadContent } from '../content/load-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import { readStories } from '../content/read-stories.ts';
import { openStage } from '../stories/open-stage.ts';
import { playStory } from '../stories/play-story.ts';

const word = process.argv[2]?.toLowerCase();
const content = await loadContent();
const stage = await openStage({ content, phrases: await loadPhrases() });
let failed = 0;
let played = 0;

for (const { file, story } of readStories()) {
  if (word && !story.name.toLowerCase().includes(word) && !file.includes(word)) continue;
  played++;
  const result = await playStory(story, stage);
  console.log(`${result.faults.length === 0 ? '✓' : '✗'} ${story.name}`);
  if (result.faults.length === 0 && !word) continue;
  for (const line of result.transcript) console.log(`    ${line.replace(/\n/g, '\n      ')}`);
  for (const fault of result.faults) console.log(`  ! ${file}: ${fault}`);
  if (result.faults.length > 0) failed++;
}
await stage.close();
console.log(`\n${played} stories, ${failed} failed`);
process.exit(failed > 0 || played === 0 ? 1 : 0);
