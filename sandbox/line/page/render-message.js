import { make, makeButton } from './dom.js';
import { makePicture } from './make-picture.js';
import { renderFlex } from './render-flex.js';
import { renderTextMessage } from './render-text-message.js';
import { templateAsFlex } from './template-as-flex.js';

/** @type {Record<string, (message: any, run: (action: any) => void) => HTMLElement>} */
const RENDERERS = {
  text: (message) => renderTextMessage(message.text, message.substitution),
  textV2: (message) => renderTextMessage(message.text, message.substitution),
  sticker: (message) => tile('☺', 'สติกเกอร์ (sticker)', `${message.packageId} · ${message.stickerId}`),
  image: (message) => (message.previewImageUrl ? renderPhoto(message) : tile('◙', 'รูปภาพ (image)')),
  video: (message) => (message.previewImageUrl ? renderPhoto(message) : tile('►', 'วิดีโอ (video)')),
  audio: (message) => tile('♫', 'เสียง (audio)', message.duration ? `${Math.round(message.duration / 1000)} s` : ''),
  file: (message) => tile('≡', message.fileName ?? 'ไฟล์ (file)'),
  location: renderLocation,
  flex: (message, run) => renderFlex(message.contents, run),
  template: (message, run) => renderFlex(templateAsFlex(message.template), run),
  imagemap: renderImagemap,
};

/**
 * Draws the content of one message, of the bot or of the person. What this page cannot draw is shown by its type and alternative text.
 *
 * @param {any} message as it went over LINE's wire
 * @param {(action: any) => void} run what a press on an action in it does
 * @returns {HTMLElement}
 */
export function renderMessage(message, run) {
  return RENDERERS[message.type]?.(message, run) ?? tile('?', `${message.type}`, message.altText ?? '');
}

/** @param {string} sign @param {string} title @param {string} [detail] */
function tile(sign, title, detail) {
  const picture = make('span', 'tile-sign', sign);
  picture.ariaHidden = 'true';
  return make('div', 'tile', picture, make('div', '', title, detail ? make('small', '', detail) : null));
}

/** @param {any} message */
function renderPhoto(message) {
  const link = make('a', 'photo', makePicture(message.previewImageUrl, false));
  link.href = message.originalContentUrl;
  link.target = '_blank';
  link.rel = 'noopener';
  link.ariaLabel = message.type === 'video' ? 'วิดีโอ (video)' : 'รูปภาพ (image)';
  return link;
}

/** @param {any} message */
function renderLocation(message) {
  const details = [message.address, `${message.latitude}, ${message.longitude}`].filter(Boolean).join('\n');
  return tile('▼', message.title ?? 'ตำแหน่ง (location)', details);
}

/**
 * @param {any} message
 * @param {(action: any) => void} run
 */
function renderImagemap(message, run) {
  const { width, height } = message.baseSize;
  const element = make('div', 'imagemap', makePicture(`${message.baseUrl}/700`, true));
  element.style.aspectRatio = `${width} / ${height}`;
  for (const action of message.actions ?? []) {
    const { area } = action;
    const label = action.label ?? action.text ?? action.linkUri ?? '';
    const button = makeButton('area', '', () => run(action.type === 'uri' ? { type: 'uri', uri: action.linkUri } : action));
    button.ariaLabel = label;
    placeArea(button.style, area, { width, height });
    element.append(button);
  }
  return element;
}

/**
 * Lays a pressable area over a picture, wherever the picture is scaled to.
 *
 * @param {CSSStyleDeclaration} style
 * @param {{x: number, y: number, width: number, height: number}} area in the pixels of the picture
 * @param {{width: number, height: number}} size of the picture
 */
export function placeArea(style, area, size) {
  style.left = `${(area.x / size.width) * 100}%`;
  style.top = `${(area.y / size.height) * 100}%`;
  style.width = `${(area.width / size.width) * 100}%`;
  style.height = `${(area.height / size.height) * 100}%`;
}
