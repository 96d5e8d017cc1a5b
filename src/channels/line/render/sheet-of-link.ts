import type { Reply } from '../../reply.ts';
import type { Block, Blocks } from './blocks.ts';
import { cutLabel } from './fit-text.ts';
import { LIMITS } from './limits.ts';
import { openableUri } from './openable-uri.ts';
import type { Sheet } from './sheet.ts';
import { tapBox } from './tap-box.ts';

/**
 * A link to follow, as a button under its text. The address itself stands in no text: it may be a way to sign in, and alternative texts are shown
 * on a locked screen.
 * @returns nothing when LINE would refuse the address.
 */
export function sheetOfLink(text: string, link: NonNullable<Reply['link']>, blocks: Blocks, publicUrl: string): Sheet | undefined {
  const uri = openableUri(link.url, publicUrl);
  if (uri === undefined) return undefined;
  const label = cutLabel(link.label, LIMITS.displayText, blocks.lang) || new URL(uri).host || uri;
  const action = { type: 'uri', label: cutLabel(label, LIMITS.label, blocks.lang), uri } as const;
  const button: Block = { component: tapBox(blocks, label, action, 'main'), lines: 2 };
  const plain = [text, label].filter(Boolean).join('\n');
  return { first: [[...blocks.text(text, { size: 'body' }), button]], more: [], last: [], hint: [], opening: [], plain };
}
