import { byId, make } from './dom.js';

/** What the phone does, in words. */
const STATES = {
  ready: ['พร้อมโทร', 'ready'],
  calling: ['กำลังโทร…', 'calling'],
  speaking: ['กำลังพูด', 'speaking'],
  must: ['กำลังพูด ฟังให้จบก่อน', 'speaking, cannot be cut short'],
  listening: ['กำลังฟังคุณ', 'listening'],
  keys: ['รอกดตัวเลข', 'waiting for keys'],
  ringing: ['กำลังต่อสาย', 'ringing'],
  passed: ['คุยกับเจ้าหน้าที่แล้ว', 'passed on'],
  ended: ['วางสายแล้ว', 'call ended'],
};

/** The phone's screen: its state and the captions. */
export class Screen {
  #captions = byId('captions');
  #status = byId('status');
  /** @type {HTMLElement | null} */
  #spoken = null;

  constructor() {
    // who has no mouse scrolls it by keys
    this.#captions.tabIndex = 0;
  }

  /** @param {keyof typeof STATES} state */
  show(state) {
    const [thai, english] = /** @type {[string, string]} */ (STATES[state]);
    document.body.dataset.state = state;
    this.#status.replaceChildren(thai, ' ', make('small', '', english));
  }

  clear() {
    this.#captions.replaceChildren();
    this.#spoken = null;
  }

  /** A sentence of the assistant begins. @param {string} text */
  speaks(text) {
    this.stopped(false);
    this.#spoken = this.#add('spoken now', text);
  }

  /** @param {boolean} cut whether it was cut short */
  stopped(cut) {
    this.#spoken?.classList.remove('now');
    if (cut) this.#spoken?.classList.add('cut');
    this.#spoken = null;
  }

  /** What the caller said or pressed. @param {string} text */
  caller(text) {
    this.#add('mine', text);
  }

  /** Keys of one number stand in one bubble. @param {string} key */
  key(key) {
    const last = this.#captions.lastElementChild;
    if (last?.classList.contains('keys')) last.append(key);
    else this.#add('mine keys', key);
  }

  /** @param {string} text */
  notice(text) {
    this.#add('notice', text);
  }

  /** @param {string} kind @param {string} text */
  #add(kind, text) {
    const line = make('p', `caption ${kind}`, text);
    this.#captions.append(line);
    this.#captions.scrollTop = this.#captions.scrollHeight;
    return line;
  }
}
