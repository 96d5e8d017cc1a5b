import type { messagingApi } from '@line/bot-sdk';
import type { Card, Reply } from '../../reply.ts';
import type { Block, Blocks } from './blocks.ts';
import { feedbackRow } from './feedback-row.ts';
import { cutLabel } from './fit-text.ts';
import type { LineWords } from './line-words.ts';
import { COLOURS } from './look.ts';
import type { Sheet } from './sheet.ts';
import { sourceBlocks } from './source-blocks.ts';
import { withFigures } from './with-figures.ts';

/** How an answer marks the lines of a list (src/channels/in-words.ts). */
const LISTED = /^(•|\d+\.) (.+)$/s;

/** Characters of the title that every further bubble begins with. */
const OPENING_LETTERS = 60;

export interface CardParts {
  blocks: Blocks;
  words: LineWords;
  stepId: string;
}

/** Lays out a card: title, what to read first, since when, the parts, where it comes from, and whether it helped. */
export function sheetOfCard(reply: Reply, card: Card, { blocks, words, stepId }: CardParts): Sheet {
  const title = [
    ...(card.kind === 'personal' ? blocks.text(`🔒 ${words.personal}`, { size: 'body', color: COLOURS.soft }) : []),
    ...blocks.text(card.title, { size: 'title', color: COLOURS.green, bold: true }),
    ...blocks.text(card.section ?? '', { size: 'body', color: COLOURS.soft, bold: true }),
  ];
  const lead = leadBlocks(blocks, card);
  const validity = [...confirmBlocks(blocks, card.confirm), ...blocks.text(card.validity ?? '', { size: 'body', color: COLOURS.soft })];
  const parts = card.parts.map((part) => partBlocks(blocks, part));
  // of everything but an answer the first part is the matter itself: the steps of a list, the figures of a person
  const shown = card.kind === 'answer' ? 0 : 1;
  // some answers have two parts of one title: what is sure, and what is to be confirmed
  const titles = [...new Set(card.parts.slice(shown).map((part) => part.title))];
  return {
    first: [title, lead, validity, ...parts.slice(0, shown)],
    more: parts.slice(shown),
    last: [sourceBlocks(blocks, card.sources, words.source), feedbackRow(blocks, card.feedback, stepId)],
    hint: blocks.note(`${words.swipe}: ${titles.join(' · ')} ›`, COLOURS.green, COLOURS.paleGreen),
    opening: blocks.text(cutLabel(card.title, OPENING_LETTERS, blocks.lang), { size: 'body', color: COLOURS.soft, bold: true }),
    plain: plainOfCard(reply, card),
  };
}

/** What is read first. Lines that are a list already keep their marks, apart from the text. */
function leadBlocks(blocks: Blocks, { kind, lead }: Card): Block[] {
  // the figure is what comes first in an answer, after the day that was asked about, and what comes out at the end of a sum
  const first = lead.length > 1 && lead[0]?.endsWith(':') ? 1 : 0;
  const figure = kind === 'checklist' ? undefined : kind === 'calculation' ? lead.length - 1 : first;
  return lead.flatMap((line, index) => {
    const [, mark, item] = LISTED.exec(line) ?? [];
    if (mark && item) return blocks.item(mark, item);
    return index === figure ? withFigures(blocks, line) : blocks.text(line, { size: 'body' });
  });
}

function partBlocks(blocks: Blocks, part: Card['parts'][number]): Block[] {
  const heading = blocks.text(part.title, { size: 'body', color: COLOURS.green, bold: true });
  const lines = part.lines.flatMap((line, index) => blocks.item(part.ordered ? `${index + 1}.` : '•', line));
  const contents = [...heading, ...lines, ...confirmBlocks(blocks, part.confirm)];
  const line: messagingApi.FlexSeparator = { type: 'separator', color: COLOURS.line };
  return contents.length > 0 ? [{ component: line, lines: 1 }, ...contents] : [];
}

function confirmBlocks(blocks: Blocks, confirm: string | undefined): Block[] {
  return blocks.note(confirm ?? '', COLOURS.warn, COLOURS.warnPaper);
}

/** What is read out where a bubble cannot be shown: whose rule it is, the answer, then the parts that it does not hold already. */
function plainOfCard(reply: Reply, card: Card): string {
  const parts = card.parts.map((part) => {
    const lines = [...part.lines, part.confirm ?? ''].filter((line) => line.trim() !== '' && !reply.text.includes(line));
    return lines.length > 0 ? [part.title, ...lines].join('\n') : '';
  });
  const said = reply.text.trim() || card.title;
  const section = card.section && !said.includes(card.section) ? `${card.section}\n` : '';
  return [section + said, ...parts].filter((text) => text.trim() !== '').join('\n\n');
}
