/**
 * What LINE's keywords for sizes are in CSS pixels.
 * From LINE's documentation of Flex Messages; where it gives no number, measured on public renderers of Flex Messages.
 *
 * @see https://developers.line.biz/en/docs/messaging-api/flex-message-layout/
 */

/** Spacing, margin, padding, offset and corner radius share one scale. @type {Record<string, number>} */
const GAPS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };

/** @type {Record<string, number>} */
const FONTS = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };

/** @type {Record<string, number>} */
const IMAGES = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 };

/** @type {Record<string, number>} */
const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

/**
 * Width of a bubble; a giga bubble takes the room there is, up to this.
 *
 * @type {Record<string, number>}
 */
export const BUBBLE_WIDTHS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 500 };

/**
 * @param {string | undefined} value a keyword, "12px" or "10%"
 * @returns {string} '' when there is none, so that it can be given to element.style as it is
 */
export const gap = (value) => inPixels(GAPS, value);

/** @param {string | undefined} value keyword or "18px" @returns {string} */
export const fontSize = (value) => inPixels(FONTS, value ?? 'md');

/** @param {string | undefined} value keyword, "60px" or "40%"; "full" is all of the width @returns {string} */
export const imageWidth = (value) => (value === 'full' ? '100%' : inPixels(IMAGES, value ?? 'md'));

/** @param {string | undefined} value keyword or "2px" @returns {string} */
export const borderWidth = (value) => inPixels(BORDERS, value);

/**
 * @param {string | undefined} value "20:13"
 * @returns {string} as CSS wants it; a square when there is none or it is not of that form
 */
export function aspectRatio(value) {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value ?? '') ?? [];
  return width && height ? `${width} / ${height}` : '1 / 1';
}

/**
 * @param {Record<string, number>} keywords
 * @param {string | undefined} value
 */
function inPixels(keywords, value) {
  if (value === undefined) return '';
  const pixels = keywords[value];
  return pixels === undefined ? value : `${pixels}px`;
}
