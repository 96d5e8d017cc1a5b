import { make, makePressable } from './dom.js';
import { fontSize } from './flex-sizes.js';

/** Height of a line in LINE's own renderer, in parts of the font size. */
const LINE_HEIGHT = 1.4;

/**
 * Draws a text component: one line with an ellipsis, or wrapped, up to maxLines.
 *
 * @param {any} component
 * @param {(action: any) => void} run
 * @returns {HTMLElement}
 */
export function renderText(component, run) {
  const paragraph = make('p', component.wrap ? 'wrap' : '');
  if (component.contents?.length) paragraph.append(...component.contents.map(renderSpan));
  // an empty line is a line
  else paragraph.textContent = component.text || '\u200B';
  applyLetters(paragraph, component);
  paragraph.style.fontSize = fontSize(component.size);
  if (component.align) paragraph.style.textAlign = component.align;
  if (component.wrap && component.maxLines > 0) {
    paragraph.classList.add('clamped');
    paragraph.style.setProperty('-webkit-line-clamp', String(component.maxLines));
  }
  if (component.wrap && component.lineSpacing) {
    paragraph.style.lineHeight = `calc(${LINE_HEIGHT}em + ${component.lineSpacing})`;
    // the space is between lines, not above the first and below the last
    paragraph.style.marginBlock = `calc(${component.lineSpacing} / -2)`;
  }
  const element = make('div', `flex-text ${gravity(component)}`, paragraph);
  if (component.action) makePressable(element, '', () => run(component.action));
  return element;
}

/**
 * @param {{gravity?: string}} component
 * @returns {string} the class for where the component stands in a box taller than itself
 */
export const gravity = (component) => `gravity-${component.gravity ?? 'top'}`;

/** @param {any} span */
function renderSpan(span) {
  const element = make('span', '', span.text ?? '');
  applyLetters(element, span);
  if (span.size) element.style.fontSize = fontSize(span.size);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {{color?: string, weight?: string, style?: string, decoration?: string}} component
 */
function applyLetters({ style }, component) {
  if (component.color) style.color = component.color;
  if (component.weight) style.fontWeight = component.weight === 'bold' ? '700' : '400';
  if (component.style) style.fontStyle = component.style;
  if (component.decoration) style.textDecoration = component.decoration;
}
