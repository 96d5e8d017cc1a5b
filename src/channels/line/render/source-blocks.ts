import type { messagingApi } from '@line/bot-sdk';
import type { Card } from '../../reply.ts';
import type { Block, Blocks } from './blocks.ts';
import { cutLabel } from './fit-text.ts';
import { LIMITS } from './limits.ts';
import { COLOURS } from './look.ts';
import { openableUri } from './openable-uri.ts';

/** Where an answer comes from, a line each; those with a page can be tapped. */
export function sourceBlocks(blocks: Blocks, sources: Card['sources'], word: string): Block[] {
  return sources.flatMap(({ title, url }, index) => {
    const uri = url === undefined ? undefined : openableUri(url);
    // an address that LINE would refuse is read instead of tapped
    const text = [title.trim(), uri === undefined ? (url ?? '') : ''].filter(Boolean).join(' ') || (url ?? '');
    const lines = blocks.text(index === 0 && text ? `${word}: ${text}` : text, { size: 'small', color: uri ? COLOURS.green : COLOURS.soft });
    if (uri === undefined) return lines;
    const label = cutLabel(text, LIMITS.label, blocks.lang);
    const action = { type: 'uri', label, uri } as const;
    // the room around a line of small letters is part of what can be tapped
    return lines.map(({ component, lines: count }) => ({
      component: {
        type: 'box',
        layout: 'vertical',
        action,
        paddingTop: 'sm',
        paddingBottom: 'sm',
        contents: [{ ...component, decoration: 'underline' } as messagingApi.FlexText],
      },
      lines: count,
    }));
  });
}
