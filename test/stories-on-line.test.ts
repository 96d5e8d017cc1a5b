import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readStories } from '../src/content/read-stories.ts';
import { playStory, playStoryOn } from '../src/stories/play-story.ts';
import type { StoryAnswer } from '../src/stories/story-channel.ts';
import { type LineStoryAnswer, lineStoryChannel } from './helpers/line-story-channel.ts';
import { openStageWithLine, type StageWithLine } from './helpers/stage-with-line.ts';
import { OTHERWISE, storyOnLine } from './helpers/story-on-line.ts';

let stage: StageWithLine;
beforeAll(async () => {
  // everything that is sent has to arrive, however slow the machine is
  stage = await openStageWithLine({ channel: { mergeMs: 0 }, timeoutMs: 5000 });
}, 120_000);
afterAll(() => stage?.close());
beforeEach(() => stage.platform.reset());

const stories = readStories().map(({ file, story }) => [file, story.name, story] as const);

describe('a story is told on LINE with the facts of the web chat', () => {
  test.each(stories)('%s: %s', async (_file, _name, story) => {
    const web = await playStory(story, stage);
    const line = await playStoryOn(storyOnLine(story), stage, () => lineStoryChannel(stage));
    const differing = web.answers.flatMap((answer, index) => differences(answer, line.answers[index]).map((what) => `turn ${index + 1}: ${what}`));
    const faults = [...line.faults, ...differing];
    expect(faults.length > 0 ? [...faults, ...line.transcript] : []).toEqual([]);
  });

  test.each(OTHERWISE)('what is said otherwise is in some story: $web', ({ web, holds }) => {
    const expected = stories.flatMap(([, , story]) =>
      holds(story) ? story.turns.flatMap(({ includes = [], excludes = [] }) => [...includes, ...excludes]) : [],
    );
    expect(expected).toContain(web);
  });
});

/** What the web chat says or offers and LINE does not, or the other way round. */
function differences(web: StoryAnswer, line: LineStoryAnswer | undefined): string[] {
  if (!line) return ['no answer'];
  const { text, alt } = line;
  const figures = [...figuresIn(web.text)];
  const choices = labelsOf(web);
  const offered = labelsOf(line);
  return [
    ...(['topic', 'outcome', 'disposition'] as const).filter((what) => web[what] !== line[what]).map((what) => `${what} is ${line[what]}, not ${web[what]}`),
    ...figures.filter((figure) => !figuresIn(text).has(figure)).map((figure) => `${figure} is not shown`),
    ...figures.filter((figure) => alt?.whole && !figuresIn(alt.text).has(figure)).map((figure) => `${figure} is not in words only`),
    ...choices.filter((label) => !offered.includes(label)).map((label) => `[${label}] is only offered on the web`),
    ...offered.filter((label) => !choices.includes(label)).map((label) => `[${label}] is only offered on LINE`),
    ...line.offered.filter(({ label }) => !text.includes(label)).map(({ label }) => `[${label}] cannot be read in full`),
  ];
}

function figuresIn(text: string): Set<string> {
  return new Set(withoutReferences(text).match(/\d+(?:[.,]\d+)*/g) ?? []);
}

function labelsOf({ offered }: StoryAnswer): string[] {
  return offered.map(({ label }) => withoutReferences(label));
}

/** Each conversation is given its own numbers. */
function withoutReferences(text: string): string {
  return text.replace(/\b[A-Z]{1,2}(?:-[A-Z0-9]{4,6}){1,2}\b/g, '…');
}
