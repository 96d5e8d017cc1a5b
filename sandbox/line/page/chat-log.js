import { make, makeButton } from './dom.js';
import { renderMessage } from './render-message.js';

/** Types that LINE shows without a bubble of their own and wider than a text. */
const WIDE = new Set(['flex', 'template', 'imagemap']);

/** CSS pixels. */
const NEAR_END = 8;

const TIME = new Intl.DateTimeFormat('th-TH', { hour: '2-digit', minute: '2-digit' });

/**
 * The messages on the screen.
 */
export class ChatLog {
  #list;
  #run;
  #unsend;
  /** @type {HTMLElement | null} */
  #loading = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #loadingEnds;
  /** Whether the newest message is in sight. */
  #atEnd = true;

  /**
   * @param {HTMLElement} list
   * @param {(action: any) => void} run what a press on an action in a message does
   * @param {(messageId: string) => void} unsend
   * @param {AbortSignal} signal ends it
   */
  constructor(list, run, unsend, signal) {
    this.#list = list;
    this.#run = run;
    this.#unsend = unsend;
    const look = () => {
      this.#atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - NEAR_END;
    };
    list.addEventListener('scroll', look, { signal });
    // a picture that comes late pushes the newest message out of sight
    list.addEventListener('load', () => this.#atEnd && this.toEnd(), { capture: true, signal });
  }

  clear() {
    this.endLoading();
    this.#list.replaceChildren();
  }

  /**
   * @param {{from: 'bot' | 'person', id: string, message: any, at?: string | number}} entry
   */
  add({ from, id, message, at }) {
    this.endLoading();
    const mine = from === 'person';
    const row = make('div', `row-message ${mine ? 'mine' : 'theirs'}`);
    row.dataset.id = id;
    row.dataset.type = message.type;
    if (WIDE.has(message.type)) row.classList.add('wide');
    if (message.contents?.type === 'carousel' || message.template?.type?.endsWith('carousel')) row.classList.add('carousel');
    if (message.contents?.size === 'giga') row.classList.add('giga');
    const time = make('time', '', at ? TIME.format(new Date(at)) : '');
    const beside = make('div', 'beside', mine ? this.#unsendButton(id) : null, time);
    const bubble = renderMessage(message, this.#run);
    // LINE names who writes for the account, where a message says so
    const named = message.sender?.name ? make('div', 'named', make('small', 'sender', message.sender.name), bubble) : bubble;
    row.append(mine ? '' : avatar(), named, beside);
    this.#list.append(row);
    this.toEnd();
  }

  /** @param {string} id of a message that its sender took back */
  markUnsent(id) {
    const row = [...this.#list.children].find((child) => child instanceof HTMLElement && child.dataset.id === id);
    row?.replaceWith(make('p', 'notice', 'คุณยกเลิกข้อความแล้ว (you unsent a message)'));
  }

  /** @param {number} seconds how long the dots move if no message comes */
  startLoading(seconds) {
    this.endLoading();
    const dots = make('div', 'bubble dots', make('i', ''), make('i', ''), make('i', ''));
    dots.role = 'status';
    dots.ariaLabel = 'กำลังพิมพ์ (loading)';
    this.#loading = make('div', 'row-message theirs', avatar(), dots);
    this.#list.append(this.#loading);
    this.#loadingEnds = setTimeout(() => this.endLoading(), seconds * 1000);
    this.toEnd();
  }

  endLoading() {
    clearTimeout(this.#loadingEnds);
    this.#loading?.remove();
    this.#loading = null;
  }

  toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** @param {string} id */
  #unsendButton(id) {
    const button = makeButton('unsend', 'ยกเลิก', () => this.#unsend(id));
    button.ariaLabel = 'ยกเลิกข้อความ (unsend)';
    return button;
  }
}

function avatar() {
  const element = make('span', 'avatar', '1506');
  element.ariaHidden = 'true';
  return element;
}
