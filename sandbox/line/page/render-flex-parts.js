import { make, makeButton, makePressable } from './dom.js';
import { aspectRatio, fontSize, imageWidth } from './flex-sizes.js';
import { makePicture } from './make-picture.js';
import { gravity } from './render-flex-text.js';

/**
 * Draws a button component.
 *
 * @param {any} component
 * @param {(action: any) => void} run
 * @returns {HTMLElement}
 */
export function renderButton(component, run) {
  const { style = 'link', height = 'md', color, action } = component;
  const button = makeButton(`flex-button ${style} ${height}`, '', () => run(action));
  button.append(make('span', '', action.label ?? ''));
  button.addEventListener('click', (event) => event.stopPropagation());
  if (color && style === 'link') button.style.color = color;
  else if (color) button.style.backgroundColor = color;
  return make('div', `flex-button-place ${gravity(component)}`, button);
}

/**
 * Draws an image component; a video is drawn as its preview, with a sign that it is one.
 *
 * @param {any} component
 * @param {(action: any) => void} run
 * @returns {HTMLElement}
 */
export function renderImage(component, run) {
  const frame = make('div', 'flex-image-frame', makePicture(component.url, component.aspectMode === 'cover'));
  frame.style.width = imageWidth(component.size);
  frame.style.aspectRatio = aspectRatio(component.aspectRatio);
  if (component.backgroundColor) frame.style.backgroundColor = component.backgroundColor;
  const element = make('div', `flex-image align-${component.align ?? 'center'} ${gravity(component)}`, frame);
  if (component.action) makePressable(element, component.action.label ?? 'รูป (image)', () => run(component.action));
  return element;
}

/**
 * @param {any} component a video component
 * @param {(action: any) => void} run
 * @returns {HTMLElement}
 */
export function renderVideo(component, run) {
  const element = renderImage({ ...component, url: component.previewUrl, size: 'full', aspectMode: 'cover', action: undefined }, run);
  const play = makeButton('flex-play', '▶', () => window.open(component.url, '_blank', 'noopener'));
  play.setAttribute('aria-label', 'เล่นวิดีโอ (play video)');
  element.append(play);
  if (component.action) element.append(makeButton('flex-video-action', component.action.label ?? '', () => run(component.action)));
  return element;
}

/**
 * @param {any} component an icon, as tall as the text beside it
 * @returns {HTMLElement}
 */
export function renderIcon(component) {
  const picture = makePicture(component.url, false);
  const element = make('div', 'flex-icon', picture);
  element.style.fontSize = fontSize(component.size);
  picture.style.aspectRatio = aspectRatio(component.aspectRatio);
  return element;
}

/**
 * @param {any} component
 * @returns {HTMLElement}
 */
export function renderSeparator(component) {
  const element = make('div', 'flex-separator');
  if (component.color) element.style.borderColor = component.color;
  return element;
}
