import type { Block, Blocks } from './blocks.ts';
import { COLOURS } from './look.ts';

/** An amount of money or a share, which is what people look for first. Other numbers are sections, days or ages. */
const FIGURE = /(\d[\d,.]*(?:%| ?(?:บาท|เปอร์เซ็นต์|baht|percent)(?![a-z])))/;

/** The sentence that carries the figure: bold, the amounts in it larger and in colour. */
export function withFigures(blocks: Blocks, line: string): Block[] {
  const plain = blocks.text(line, { size: 'lead', bold: true });
  const pieces = line.trim().split(FIGURE);
  // a text so long that it is cut, or without an amount, stays as it is
  if (plain.length !== 1 || pieces.length === 1) return plain;
  const contents = pieces.flatMap((text, index) =>
    text === '' ? [] : [{ type: 'span' as const, text, ...(index % 2 === 1 ? { size: blocks.look.figure, color: COLOURS.green } : {}) }],
  );
  const { text: _, ...component } = blocks.wrapped(line, { size: 'lead', bold: true });
  return [{ component: { ...component, contents }, lines: blocks.linesOf(line.trim(), 'title') }];
}
