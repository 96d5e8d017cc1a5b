import { gap } from './flex-sizes.js';

/**
 * Puts a component into its box: its share of the room, the space before it, its offsets.
 *
 * @param {HTMLElement} element
 * @param {any} component the Flex component that the element draws
 * @param {{layout: string, spacing?: string}} box the box it lies in
 * @param {boolean} first whether it is the first of the box
 */
export function placeInBox(element, component, box, first) {
  const { style } = element;
  const vertical = box.layout === 'vertical';
  const absolute = component.position === 'absolute';
  style.position = absolute ? 'absolute' : 'relative';
  style.top = gap(component.offsetTop);
  style.bottom = gap(component.offsetBottom);
  style.insetInlineStart = gap(component.offsetStart);
  style.insetInlineEnd = gap(component.offsetEnd);
  if (absolute) return;
  style.flex = shareOf(component, vertical);
  const before = gap(component.margin) || (first || component.type === 'filler' ? '' : gap(box.spacing));
  if (vertical) style.marginTop = before;
  else style.marginInlineStart = before;
}

/**
 * CSS flex of a component: in a vertical box it is as tall as its content unless it asks for a share, in a horizontal one it takes a share
 * of the width unless it asks for none.
 *
 * @param {any} component
 * @param {boolean} vertical
 */
function shareOf(component, vertical) {
  if (component.type === 'separator') return 'none';
  if (component.type === 'filler') return `${component.flex ?? 1} 0 0`;
  // a width or height of its own takes the place of the share
  const fixed = vertical ? component.height : component.width;
  const share = component.flex ?? (vertical || component.type === 'icon' || (component.type === 'box' && fixed) ? 0 : 1);
  if (share === 0) return 'none';
  return vertical ? `${share} 0 auto` : `${share} 0 0`;
}
