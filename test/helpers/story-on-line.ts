import type { Story } from '../../src/stories/play-story.ts';

interface Otherwise {
  because: string;
  /** Whether a turn's expectation is another one on LINE. */
  holds(story: Story): boolean;
  /** What is not said on LINE, and what is said instead. */
  web: string;
  line: string;
}

/** What LINE says otherwise than the web chat, by its nature. */
export const OTHERWISE: Otherwise[] = [
  {
    because: 'nobody is signed in for a while on LINE: the account is linked, and leaving undoes the link',
    holds: () => true,
    web: 'ออกจากระบบแล้ว',
    line: 'ยกเลิกการเชื่อมบัญชี LINE แล้ว',
  },
  {
    because: 'the details, which the web chat folds away, lie open in a bubble to the right',
    holds: ({ name }) => name === 'An ordinary question gets no stray line',
    web: 'โรงพยาบาลอื่น',
    line: 'โรงพยาบาลอื่น',
  },
];

/** A story with what LINE says otherwise. What the web chat must not say, and LINE shows, has to be there. */
export function storyOnLine(story: Story): Story {
  const others = OTHERWISE.filter(({ holds }) => holds(story));
  const otherwise = (text: string): string => others.find(({ web }) => web === text)?.line ?? text;
  const isShown = (text: string): boolean => others.some(({ web, line }) => web === text && line === text);
  const turns = story.turns.map(({ includes = [], excludes = [], ...turn }) => ({
    ...turn,
    includes: [...includes.map(otherwise), ...excludes.filter(isShown)],
    excludes: excludes.filter((text) => !isShown(text)),
  }));
  return { ...story, turns };
}
