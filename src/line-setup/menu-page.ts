import type { Lang } from '../knowledge/calendar.ts';
import { MENU_ICONS } from './menu-icons.ts';
import type { MenuTile } from './read-line-menu.ts';

/** Pixels of LINE's largest menu. @see https://developers.line.biz/en/reference/messaging-api/#create-rich-menu */
export const MENU_SIZE = { width: 2500, height: 1686 };

/** Colours of the web chat, so that both look like one service. Text on its ground: 16.5 (labels), 7.1 (hints) and 7.9 (white on green) to 1. */
const STYLE = `
  * { box-sizing: border-box; margin: 0 }
  body { background: #dfe9e6; color: #16211f; font-family: Sarabun, sans-serif; height: ${MENU_SIZE.height}px; width: ${MENU_SIZE.width}px }
  main { display: grid; gap: 22px; grid-template: repeat(2, minmax(0, 1fr)) / repeat(3, minmax(0, 1fr)); height: 100%; padding: 22px }
  section { background: #fff; border-radius: 56px; display: flex; flex-direction: column; padding: 70px 20px 36px; text-align: center }
  svg { align-self: center; color: #0b5c54; fill: none; flex: none; height: 310px; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; stroke-width: 1.6; width: 310px }
  div { display: flex; flex: 1; flex-direction: column; justify-content: center }
  h2 { font-size: 128px; font-weight: 700; line-height: 1.38; text-wrap: balance }
  span { white-space: nowrap }
  p { color: #4c5b58; font-size: 82px; font-weight: 600; line-height: 1.4; margin-top: 22px; white-space: nowrap }
  .strong { background: #0b5c54; color: #fff }
  .strong svg, .strong p { color: #fff }
`;

/**
 * A menu as a page that fills LINE's picture. Its fonts are added by whoever draws it: the page is what a picture is compared with
 * (drawn-menus.ts), and must not name a folder.
 */
export function menuPage(tiles: readonly MenuTile[], lang: Lang): string {
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<style>${STYLE}</style>
<main>
${tiles.map((tile) => section(tile, lang)).join('\n')}
</main>
`;
}

function section({ icon, strong, label, hint }: MenuTile, lang: Lang): string {
  const drawing = `<svg viewBox="0 0 24 24" aria-hidden="true">${MENU_ICONS[icon]}</svg>`;
  const words = `<h2>${inParts(label[lang])}</h2>${hint ? `<p>${asText(hint[lang])}</p>` : ''}`;
  return `<section${strong ? ' class="strong"' : ''}>${drawing}<div>${words}</div></section>`;
}

/** Thai has no spaces between words, and a browser may break a line within one: parts stay whole. */
function inParts(label: string): string {
  return label
    .split('|')
    .map((part) => `<span>${asText(part)}</span>`)
    .join('<wbr>');
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
