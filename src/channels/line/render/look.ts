/** Text sizes of a bubble, as LINE names them, and how much one may hold before it is too tall to read on a telephone. */
export interface Look {
  /** Width of a bubble that stands alone. */
  alone: 'mega' | 'giga';
  title: Size;
  /** The sentence with the figure. */
  lead: Size;
  /** An amount within it. */
  figure: Size;
  body: Size;
  /** Where it comes from. */
  small: Size;
  /** About a screen of lines: what is longer is laid out in bubbles side by side. */
  mostLines: number;
}

type Size = keyof typeof PIXELS;

/** As LINE shows them before it follows the letter size that the person has set. */
const PIXELS = { sm: 14, md: 16, lg: 19, xl: 22, xxl: 29 };
/** Of a bubble beside others, which is the narrower one. */
const INNER_WIDTH = 264;
/** A Thai letter with its marks, or a Latin one, takes about half its height in width. */
const WIDTH_OF_LETTER = 0.52;

export const NORMAL: Look = { alone: 'mega', title: 'lg', lead: 'lg', figure: 'xl', body: 'md', small: 'sm', mostLines: 22 };
export const LARGE: Look = { alone: 'giga', title: 'xl', lead: 'xl', figure: 'xxl', body: 'xl', small: 'lg', mostLines: 16 };

/** The colours of the web chat. Each text on its ground has a contrast of at least 6.9 to 1 (WCAG 2.2 AA asks for 4.5). */
export const COLOURS = {
  ink: '#16211F',
  soft: '#4C5B58',
  green: '#0B5C54',
  paleGreen: '#E8F3F0',
  line: '#C9D4D1',
  warn: '#7A4300',
  warnPaper: '#FFF3DF',
  white: '#FFFFFF',
} as const;

/** How many letters stand in a line of a size. */
export function lettersPerLine(size: Size): number {
  return Math.floor(INNER_WIDTH / (PIXELS[size] * WIDTH_OF_LETTER));
}
