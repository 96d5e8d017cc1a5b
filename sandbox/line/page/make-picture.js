import { make } from './dom.js';

/**
 * A picture from an address that the bot gave. Where it cannot be had (no network, a made-up address), a grey field takes its place, so that
 * the layout stays as LINE would show it.
 *
 * @param {string} url
 * @param {boolean} cover whether it fills its frame and is cut, or fits in
 * @returns {HTMLImageElement}
 */
export function makePicture(url, cover) {
  const picture = make('img', cover ? 'cover' : 'fit');
  picture.alt = '';
  picture.addEventListener('error', () => picture.classList.add('missing'));
  picture.src = url;
  return picture;
}
