import type { messagingApi } from '@line/bot-sdk';
import type { Blocks, Style } from './blocks.ts';
import { COLOURS } from './look.ts';

/**
 * A button that shows its whole label in the size of the text around it; LINE's own buttons are of one size and cut what is longer than a line.
 * @param label not blank.
 */
export function tapBox(blocks: Blocks, label: string, action: messagingApi.Action, kind: 'main' | 'quiet'): messagingApi.FlexBox {
  const style: Style = kind === 'main' ? { size: 'body', color: COLOURS.white, bold: true } : { size: 'body', color: COLOURS.green };
  return {
    type: 'box',
    layout: 'vertical',
    action,
    backgroundColor: kind === 'main' ? COLOURS.green : COLOURS.paleGreen,
    cornerRadius: 'md',
    paddingAll: 'lg',
    contents: [{ ...blocks.wrapped(label, style), align: 'center' }],
  };
}
