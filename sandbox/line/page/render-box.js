import { make, makePressable } from './dom.js';
import { placeInBox } from './flex-place.js';
import { borderWidth, gap } from './flex-sizes.js';
import { renderButton, renderIcon, renderImage, renderSeparator, renderVideo } from './render-flex-parts.js';
import { renderText } from './render-flex-text.js';

/** @type {Record<string, (component: any, run: (action: any) => void) => HTMLElement>} */
const RENDERERS = {
  box: renderBox,
  button: renderButton,
  filler: () => make('div', ''),
  icon: renderIcon,
  image: renderImage,
  separator: renderSeparator,
  text: renderText,
  video: renderVideo,
};

/**
 * Draws any Flex component. One of a type that LINE does not have is drawn as a red note: LINE itself would refuse the message.
 *
 * @param {any} component
 * @param {(action: any) => void} run what a press on an action does
 * @returns {HTMLElement}
 */
export function renderComponent(component, run) {
  return RENDERERS[component.type]?.(component, run) ?? make('div', 'unknown', `ไม่รู้จัก (unknown component): ${component.type}`);
}

/**
 * Draws a box with what is in it.
 *
 * @param {any} box
 * @param {(action: any) => void} run
 * @returns {HTMLElement}
 */
export function renderBox(box, run) {
  const element = make('div', `flex-box ${box.layout}`);
  const { style } = element;
  style.backgroundColor = box.backgroundColor ?? '';
  style.borderRadius = gap(box.cornerRadius);
  if (box.borderWidth || box.borderColor) style.border = `${borderWidth(box.borderWidth ?? 'normal')} solid ${box.borderColor ?? '#000000'}`;
  style.width = box.width ?? '';
  style.height = box.height ?? '';
  style.maxWidth = box.maxWidth ?? '';
  style.maxHeight = box.maxHeight ?? '';
  applyPadding(style, box);
  style.justifyContent = box.justifyContent ?? '';
  style.alignItems = box.alignItems ?? '';
  if (box.background?.type === 'linearGradient') style.backgroundImage = gradient(box.background);
  (box.contents ?? []).forEach((/** @type {any} */ component, /** @type {number} */ at) => {
    const child = renderComponent(component, run);
    placeInBox(child, component, box, at === 0);
    element.append(child);
  });
  if (box.action) makePressable(element, '', () => run(box.action));
  return element;
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {any} box
 */
function applyPadding(style, box) {
  if (box.paddingAll) style.padding = gap(box.paddingAll);
  if (box.paddingTop) style.paddingTop = gap(box.paddingTop);
  if (box.paddingBottom) style.paddingBottom = gap(box.paddingBottom);
  if (box.paddingStart) style.paddingInlineStart = gap(box.paddingStart);
  if (box.paddingEnd) style.paddingInlineEnd = gap(box.paddingEnd);
}

/** @param {{angle: string, startColor: string, centerColor?: string, centerPosition?: string, endColor: string}} background */
function gradient({ angle, startColor, centerColor, centerPosition = '50%', endColor }) {
  const stops = centerColor ? [startColor, `${centerColor} ${centerPosition}`, endColor] : [startColor, endColor];
  return `linear-gradient(${[angle, ...stops].join(', ')})`;
}
