import type { messagingApi } from '@line/bot-sdk';
import type { Blocks } from './blocks.ts';
import { cutText, splitText } from './fit-text.ts';
import { bytesOf, CAROUSEL_BYTES, LIMITS } from './limits.ts';
import type { LineWords } from './line-words.ts';
import { plainOfFlex } from './plain-of.ts';
import { bubblesOf, type Sheet } from './sheet.ts';

/** What becomes messages: a plain text, or something laid out. */
export type Part = { text: string } | { sheet: Sheet };

/** A message before LINE's count of messages is looked at. */
export type Draft = { text: string } | { bubbles: messagingApi.FlexBubble[]; plain: string };

/** The messages of a part, each within LINE's limits. */
export function draftsOf(part: Part, blocks: Blocks): Draft[] {
  if ('text' in part) return splitText(part.text, LIMITS.text, blocks.lang).map((text) => ({ text }));
  return carousels(bubblesOf(part.sheet, blocks.look), part.sheet.plain);
}

/** Bubbles in as many carousels as LINE's limits ask for. @param plain of all of them, for the first; nothing to read it from the bubbles. */
export function carousels(bubbles: messagingApi.FlexBubble[], plain?: string): Draft[] {
  const groups: messagingApi.FlexBubble[][] = [];
  for (const bubble of bubbles) {
    const open = groups.at(-1);
    if (open && open.length < LIMITS.bubbles && bytesOf([...open, bubble]) <= CAROUSEL_BYTES) open.push(bubble);
    else groups.push([bubble]);
  }
  return groups.map((group, index) => ({ bubbles: group, plain: (index === 0 && plain) || group.map(plainOfFlex).join('\n') }));
}

export function messageOf(draft: Draft, words: LineWords, { look, lang }: Blocks): messagingApi.TextMessage | messagingApi.FlexMessage {
  if ('text' in draft) return { type: 'text', text: draft.text };
  const [only, ...others] = draft.bubbles;
  const contents: messagingApi.FlexContainer = only && others.length === 0 ? { ...only, size: look.alone } : { type: 'carousel', contents: draft.bubbles };
  return { type: 'flex', altText: cutText(draft.plain.trim() || words.nothing, LIMITS.altText, words.readOn, lang), contents };
}
