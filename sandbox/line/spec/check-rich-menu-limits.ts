import type { messagingApi } from '@line/bot-sdk';
import { actionFaults } from './check-actions.ts';
import { type Fault, pathOf } from './fault.ts';
import { RICH_MENU } from './limits.ts';

const NEEDED = ['size', 'selected', 'name', 'chatBarText', 'areas'] as const;

/** What a rich menu that fits the schema still breaks. @see https://developers.line.biz/en/reference/messaging-api/#rich-menu-object */
export function* richMenuLimitFaults(menu: messagingApi.RichMenuRequest): Generator<Fault> {
  for (const field of NEEDED) if (menu[field] === undefined || menu[field] === '') yield { property: field, message: 'May not be empty' };
  const { width = 0, height = 0 } = menu.size ?? {};
  if (menu.size && !isRichMenuSize(Number(width), Number(height)))
    yield {
      property: 'size',
      message: `Must be ${RICH_MENU.minWidth} to ${RICH_MENU.maxWidth} wide, at least ${RICH_MENU.minHeight} high and ${RICH_MENU.minAspect} times as wide as high`,
    };
  const { areas = [] } = menu;
  if (areas.length > RICH_MENU.areas) yield { property: 'areas', message: `Size must be between 0 and ${RICH_MENU.areas}` };
  for (const [index, { bounds, action }] of areas.entries()) {
    const { x = 0, y = 0, width: w = 0, height: h = 0 } = bounds ?? {};
    if (!bounds || Number(x) + Number(w) > Number(width) || Number(y) + Number(h) > Number(height))
      yield { property: pathOf(['areas', index, 'bounds']), message: 'Must lie inside the menu' };
    if (action) yield* actionFaults(action, ['areas', index, 'action'], 'richMenu');
    else yield { property: pathOf(['areas', index, 'action']), message: 'May not be empty' };
  }
}

/** Whether LINE takes an image or a menu of this size, in pixels. */
export const isRichMenuSize = (width: number, height: number): boolean =>
  width >= RICH_MENU.minWidth && width <= RICH_MENU.maxWidth && height >= RICH_MENU.minHeight && width / height >= RICH_MENU.minAspect;
