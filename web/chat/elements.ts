/** An element with text and children: all text is set as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: { class?: string; text?: string } = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (options.class) node.className = options.class;
  if (options.text !== undefined) node.textContent = options.text;
  node.append(...children);
  return node;
}

/** A button that does something on this page. @param label what is read instead of its text, when that says too little. */
export function button(text: string, onPress: (pressed: HTMLButtonElement) => void, label?: string): HTMLButtonElement {
  const node = element('button', { text });
  node.type = 'button';
  if (label) node.setAttribute('aria-label', label);
  node.addEventListener('click', () => onPress(node));
  return node;
}

/** Part of web/index.html. @throws Error when it is not there. */
export function part<E extends HTMLElement>(id: string): E {
  const node = document.getElementById(id);
  if (!node) throw new Error(`web/index.html has no #${id}`);
  return node as E;
}

/** Moves the focus to something that is no control, so that reading and the Tab key go on from there. */
export function focusOn(node: HTMLElement | undefined): void {
  if (!node) return;
  node.tabIndex = -1;
  node.focus({ preventScroll: true });
}

const SVG = 'http://www.w3.org/2000/svg';

/** A padlock in the colour of the text; it says nothing to a screen reader. */
export function lockIcon(): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('class', 'lock');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0zm1 3v3h2v-3z');
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  icon.append(path);
  return icon;
}
