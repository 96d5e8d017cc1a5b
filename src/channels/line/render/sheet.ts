import type { messagingApi } from '@line/bot-sdk';
import type { Block } from './blocks.ts';
import { BUBBLE_BYTES, bytesOf } from './limits.ts';
import type { Look } from './look.ts';

const UNLIMITED = Number.POSITIVE_INFINITY;

/** What is to be laid out in bubbles. A group stays together where it fits into a bubble. */
export interface Sheet {
  /** What is read first. */
  first: Block[][];
  /** What may lie in bubbles to the right. */
  more: Block[][];
  /** What ends the first bubble, or the only one. */
  last: Block[][];
  /** Stands in the first bubble when there are others to the right. */
  hint: Block[];
  /** Begins every bubble but the first, to say what it belongs to. */
  opening: Block[];
  /** The whole in plain text. */
  plain: string;
}

/**
 * One bubble when it is not too tall; else the parts lie beside the answer, so that the figure stays in sight. What is read first is only divided
 * where LINE's limit divides it.
 */
export function bubblesOf({ first, more, last, hint, opening }: Sheet, look: Look): messagingApi.FlexBubble[] {
  const all = [...first, ...more, ...last];
  const packed =
    more.flat().length === 0 || linesOf(all) <= look.mostLines
      ? pack(all, UNLIMITED, opening)
      : [...pack([...first, hint, ...last], UNLIMITED, opening), ...pack(more, look.mostLines, opening, true)];
  return packed.map((blocks) => bubble(blocks));
}

/** As few bubbles as can be, one after the other, for when LINE would not take more messages. */
export function tightBubbles(sheets: Sheet[]): messagingApi.FlexBubble[] {
  const all = sheets.flatMap(({ first, more, last }) => [...first, ...more, ...last]);
  return pack(all, UNLIMITED, []).map((blocks) => bubble(blocks));
}

/** @param opening begins each bubble, the first only when `openFirst`. */
function pack(groups: Block[][], mostLines: number, opening: Block[], openFirst = false): Block[][] {
  const bubbles: Block[][] = [];
  let begun = openFirst ? opening : [];
  let own: Block[] = [];
  let filled = roomOf(begun);
  const fits = (more: Room): boolean => filled.lines + more.lines <= mostLines && filled.bytes + more.bytes <= BUBBLE_BYTES;
  const close = (): void => {
    if (own.length === 0) return;
    bubbles.push([...begun, ...own]);
    begun = opening;
    own = [];
    filled = roomOf(begun);
  };
  for (const group of groups) {
    if (!fits(roomOf(group))) close();
    for (const block of group) {
      const room = roomOf([block]);
      if (!fits(room)) close();
      own.push(block);
      filled = { lines: filled.lines + room.lines, bytes: filled.bytes + room.bytes };
    }
  }
  close();
  return bubbles;
}

interface Room {
  lines: number;
  bytes: number;
}

function roomOf(blocks: Block[]): Room {
  return { lines: linesOf([blocks]), bytes: blocks.reduce((sum, { component }) => sum + bytesOf(component) + 1, 0) };
}

function linesOf(groups: Block[][]): number {
  return groups.flat().reduce((sum, { lines }) => sum + lines, 0);
}

function bubble(blocks: Block[]): messagingApi.FlexBubble {
  const contents = blocks.map(({ component }) => component);
  return { type: 'bubble', size: 'mega', body: { type: 'box', layout: 'vertical', spacing: 'md', paddingAll: 'lg', contents } };
}
