/**
 * Makes an element. Text only ever becomes a text node, so that nothing that a person or the bot wrote can become markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className classes with spaces between them; '' for none
 * @param {...(Node | string | null | undefined)} children strings become text nodes, null and undefined nothing
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

/**
 * A button that does something.
 *
 * @param {string} className
 * @param {string} label
 * @param {() => unknown} onPress
 * @returns {HTMLButtonElement}
 */
export function makeButton(className, label, onPress) {
  const button = make('button', className, label);
  button.type = 'button';
  button.addEventListener('click', onPress);
  return button;
}

/**
 * Makes an element that is not a button behave as one, for the mouse and for the keyboard.
 *
 * @param {HTMLElement} element
 * @param {string} label read out by a screen reader; '' leaves the element's own text
 * @param {() => unknown} onPress
 */
export function makePressable(element, label, onPress) {
  element.setAttribute('role', 'button');
  element.tabIndex = 0;
  if (label) element.setAttribute('aria-label', label);
  element.classList.add('pressable');
  element.addEventListener('click', (event) => {
    // a button in a box with an action of its own: only the inner one counts
    event.stopPropagation();
    onPress();
  });
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onPress();
  });
}

/**
 * The element of the page with this id, which index.html promises.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no element with the id "${id}". Add it, or correct the id.`);
  return element;
}
