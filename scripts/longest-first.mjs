import sequencer from '@jest/test-sequencer';

/** Suites that take a minute and more. Begun first, none of them is left for the end, when one core would wait for the other. */
const LONG = [
  'many-processes',
  'browser',
  'browser-line',
  'desk-pages',
  'browser-personal',
  'embedded-kill',
  'desk-at-work',
  'desk-workspace',
  'real-call',
  'simulated-week',
];

export default class LongestFirst extends (sequencer.default ?? sequencer) {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONG.indexOf(path.replace(/.*[/\\]/, '').replace('.test.ts', ''));
      return place < 0 ? LONG.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
