import type { Reply, ReplyChoice } from '../../src/channels/reply.ts';
import { button, element, lockIcon } from './elements.ts';
import type { Entry } from './kept-chat.ts';
import { renderCard } from './render-card.ts';
import { withNumbers } from './with-numbers.ts';
import { type Lang, WORDS } from './words.ts';

/** What the log can do for what stands in it. */
export interface Hooks {
  choose(id: string, label: string): void;
  /** A feedback choice was pressed; its answer belongs into `place`. */
  rate(id: string, place: HTMLElement): void;
  /** The link of the entry was opened. */
  opened(): void;
  /** Says something to a screen reader that is not in the log. */
  announce(text: string): void;
}

const EXPORT_PATH = '/api/privacy/export';

/** @param withChoices only the last entry offers its choices. */
export function renderEntry(entry: Entry, lang: Lang, hooks: Hooks, withChoices: boolean): HTMLElement[] {
  if (entry.who === 'person') return [renderQuestion(entry.text, lang)];
  if (entry.who === 'hidden') return [renderHidden(lang), ...renderChoices((withChoices && entry.choices) || [], lang, hooks.choose)];
  const { reply } = entry;
  const choices = renderChoices((withChoices && reply.choices) || [], lang, hooks.choose);
  if (reply.card) return [renderCard(reply.card, lang, hooks.rate), ...choices];
  if (reply.choices?.some(({ id }) => id.startsWith('consent:'))) return [renderConsent(reply, lang, hooks, choices)];
  const from = reply.from ? [element('p', { class: 'from', text: `${WORDS[lang].agent} ${reply.from}` })] : [];
  const bubble = element('div', { class: reply.from ? 'bubble agent' : 'bubble' }, ...from, ...withNumbers(reply.text, lang, hooks.announce));
  if (reply.link) bubble.append(entry.used ? element('p', { class: 'used', text: WORDS[lang].used }) : renderLink(reply.link, hooks));
  return [bubble, ...choices];
}

export function renderQuestion(text: string, lang: Lang): HTMLElement {
  return element('div', { class: 'bubble mine' }, element('span', { class: 'hidden', text: `${WORDS[lang].you}: ` }), text);
}

/** Stands where something personal was. */
export function renderHidden(lang: Lang): HTMLElement {
  return element('p', { class: 'bubble concealed' }, lockIcon(), WORDS[lang].hidden);
}

function renderLink({ label, url }: NonNullable<Reply['link']>, hooks: Hooks): HTMLElement {
  const link = element('a', { class: 'link', text: label });
  link.href = url;
  if (link.pathname === EXPORT_PATH) link.download = '';
  link.addEventListener('click', () => hooks.opened());
  return link;
}

/** What is agreed to and the two buttons, in one box. */
function renderConsent(reply: Reply, lang: Lang, hooks: Hooks, choices: HTMLElement[]): HTMLElement {
  const title = element('h2', {}, lockIcon(), WORDS[lang].consent);
  return element('section', { class: 'bubble card consent' }, title, element('p', {}, ...withNumbers(reply.text, lang, hooks.announce)), ...choices);
}

function renderChoices(choices: ReplyChoice[], lang: Lang, choose: Hooks['choose']): HTMLElement[] {
  if (choices.length === 0) return [];
  const list = element(
    'ul',
    { class: 'choices' },
    ...choices.map(({ id, label }) =>
      element(
        'li',
        {},
        button(label, () => choose(id, label)),
      ),
    ),
  );
  list.setAttribute('aria-label', WORDS[lang].choices);
  return [list];
}
