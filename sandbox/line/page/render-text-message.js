import { make } from './dom.js';

/** Addresses that LINE makes pressable in a text. */
const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/**
 * Draws a text with its addresses as links. In a text of version 2, {placeholders} become the mention or emoji they stand for.
 *
 * @param {string} text
 * @param {Record<string, any>} [substitution]
 * @returns {HTMLElement}
 */
export function renderTextMessage(text, substitution = {}) {
  const filled = text.replaceAll(/\{(\w+)\}/g, (whole, name) => inWords(substitution[name]) ?? whole);
  const element = make('div', 'bubble');
  filled.split(ADDRESS).forEach((part, at) => {
    // the pattern has one group, so every second part is an address
    element.append(at % 2 === 1 ? makeLink(part) : part);
  });
  return element;
}

/** @param {any} substitute */
function inWords(substitute) {
  if (!substitute) return undefined;
  return substitute.type === 'mention' ? `@${substitute.mentionee?.userId ?? 'all'}` : '▢';
}

/** @param {string} address */
function makeLink(address) {
  const link = make('a', '', address);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}
