import type { Blocks } from './blocks.ts';
import { bytesOf, CAROUSEL_BYTES, LIMITS } from './limits.ts';
import { carousels, type Draft, draftsOf, type Part } from './part.ts';
import { type Sheet, tightBubbles } from './sheet.ts';

/**
 * At most five messages, in order and without losing anything: as they are; else with neighbours joined; else everything in bubbles that are as full
 * as LINE allows.
 * @throws Error for more than about 80,000 Thai letters, which no content of ours has.
 */
export function fitDrafts(parts: Part[], blocks: Blocks): Draft[] {
  const asTheyAre = parts.flatMap((part) => draftsOf(part, blocks));
  if (asTheyAre.length <= LIMITS.messages) return asTheyAre;
  const joined = joinNeighbours(asTheyAre);
  if (joined.length <= LIMITS.messages) return joined;
  const tight = carousels(tightBubbles(parts.map((part) => ('text' in part ? sheetOfText(part.text, blocks) : part.sheet))));
  if (tight.length <= LIMITS.messages) return tight;
  throw new Error(`renderForLine: the replies need ${tight.length} messages. Allowed: ${LIMITS.messages} messages of 50 KB. Say less in one turn.`);
}

function joinNeighbours(drafts: Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const both = before && join(before, draft);
    if (both) joined.splice(-1, 1, both);
    else joined.push(draft);
  }
  return joined;
}

function join(before: Draft, after: Draft): Draft | undefined {
  if ('text' in before) {
    if (!('text' in after)) return undefined;
    const text = `${before.text}\n\n${after.text}`;
    return text.length <= LIMITS.text ? { text } : undefined;
  }
  if ('text' in after) return undefined;
  const bubbles = [...before.bubbles, ...after.bubbles];
  if (bubbles.length > LIMITS.bubbles || bytesOf(bubbles) > CAROUSEL_BYTES) return undefined;
  return { bubbles, plain: `${before.plain}\n\n${after.plain}` };
}

export function sheetOfText(text: string, blocks: Blocks): Sheet {
  return { first: [blocks.text(text, { size: 'body' })], more: [], last: [], hint: [], opening: [], plain: text };
}
