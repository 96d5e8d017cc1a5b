import { make, makePressable } from './dom.js';
import { BUBBLE_WIDTHS } from './flex-sizes.js';
import { renderComponent } from './render-box.js';

/**
 * Draws the contents of a Flex Message: one bubble, or several side by side.
 *
 * @param {any} container a bubble or a carousel
 * @param {(action: any) => void} run what a press on an action does
 * @returns {HTMLElement}
 */
export function renderFlex(container, run) {
  if (container.type === 'carousel') {
    const carousel = make('div', 'flex-carousel', ...container.contents.map((/** @type {any} */ bubble) => renderBubble(bubble, run)));
    carousel.tabIndex = 0;
    carousel.setAttribute('role', 'group');
    carousel.setAttribute('aria-label', 'การ์ดหลายใบ เลื่อนไปด้านข้าง (carousel)');
    return carousel;
  }
  return renderBubble(container, run);
}

/**
 * @param {any} bubble
 * @param {(action: any) => void} run
 */
function renderBubble(bubble, run) {
  const size = bubble.size in BUBBLE_WIDTHS ? bubble.size : 'mega';
  const element = make('div', `flex-bubble ${size}`);
  element.style.width = `${BUBBLE_WIDTHS[size]}px`;
  element.dir = bubble.direction ?? 'ltr';
  for (const name of ['header', 'hero', 'body', 'footer']) {
    if (!bubble[name]) continue;
    const block = make('div', `flex-block ${name}`);
    if (name === 'body' && bubble.footer) block.classList.add('before-footer');
    const { backgroundColor, separator, separatorColor } = bubble.styles?.[name] ?? {};
    block.style.backgroundColor = backgroundColor ?? '';
    // the first block has nothing to be separated from
    if (separator && element.childElementCount > 0) block.style.borderTop = `1px solid ${separatorColor ?? '#d4d6da'}`;
    block.append(renderComponent(bubble[name], run));
    element.append(block);
  }
  if (bubble.action) makePressable(element, '', () => run(bubble.action));
  return element;
}
