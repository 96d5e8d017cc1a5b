import { make, makeButton } from './dom.js';

/** Each key with the letters beside it, as on a telephone. */
const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', 'คน · person'],
  ['#', ''],
];

/**
 * Fills in the keys. The digits of the keyboard press them as well, unless something is being typed.
 *
 * @param {HTMLElement} pad
 * @param {(key: string) => void} onKey
 */
export function fillKeypad(pad, onKey) {
  for (const [key, letters] of KEYS) {
    const button = makeButton('key', /** @type {string} */ (key), () => onKey(/** @type {string} */ (key)));
    button.append(make('small', '', letters));
    button.setAttribute('aria-label', /** @type {string} */ (key));
    pad.append(button);
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[0-9*#]$/.test(event.key)) onKey(event.key);
  });
}
