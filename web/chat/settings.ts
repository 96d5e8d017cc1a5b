import { part } from './elements.ts';
import { type Lang, WORDS } from './words.ts';

const larger = part<HTMLButtonElement>('larger');
const language = part<HTMLButtonElement>('language');
const box = part<HTMLTextAreaElement>('question');

/** Language and size of the letters, as the person left them. */
export class Settings {
  #lang: Lang = 'th';

  constructor() {
    this.setLargeText(localStorage.getItem('large-text') === 'yes');
    this.setLang(localStorage.getItem('language') === 'en' ? 'en' : 'th');
    larger.addEventListener('click', () => this.setLargeText(larger.getAttribute('aria-pressed') !== 'true'));
  }

  get lang(): Lang {
    return this.#lang;
  }

  setLargeText(on: boolean): void {
    document.documentElement.toggleAttribute('data-large', on);
    larger.setAttribute('aria-pressed', String(on));
    localStorage.setItem('large-text', on ? 'yes' : 'no');
  }

  setLang(lang: Lang): void {
    this.#lang = lang;
    localStorage.setItem('language', lang);
    document.documentElement.lang = lang;
    const words: Record<string, string> = WORDS[lang];
    for (const node of document.querySelectorAll<HTMLElement>('[data-say]')) node.textContent = words[node.dataset.say as string] ?? '';
    for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) node.setAttribute('aria-label', words[node.dataset.label as string] ?? '');
    box.placeholder = WORDS[lang].placeholder;
    language.textContent = lang === 'th' ? 'EN' : 'ไทย';
    language.lang = lang === 'th' ? 'en' : 'th';
    language.setAttribute('aria-label', WORDS[lang].switch);
  }
}
