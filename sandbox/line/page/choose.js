import { make, makeButton } from './dom.js';

/**
 * A sheet of choices, of which one or none is taken.
 *
 * @template Value
 * @param {string} title
 * @param {{label: string, value: Value}[]} choices
 * @returns {Promise<Value | null>} null when closed without a choice
 */
export function choose(title, choices) {
  const dialog = make('dialog', 'sheet');
  /** @type {Value | null} */
  let chosen = null;
  const list = make(
    'div',
    'choices',
    ...choices.map(({ label, value }) =>
      makeButton('', label, () => {
        chosen = value;
        dialog.close();
      }),
    ),
  );
  dialog.append(
    make('h2', '', title),
    list,
    makeButton('', 'ยกเลิก (Cancel)', () => dialog.close()),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(chosen);
    });
  });
}
