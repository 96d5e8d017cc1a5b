import type { Card, Reply } from '../../src/channels/reply.ts';
import { type Lang, WORDS } from './words.ts';

/** An element with text and children: all text is set as text, never as markup. */
function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: { class?: string; text?: string } = {},
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (options.class) node.className = options.class;
  if (options.text !== undefined) node.textContent = options.text;
  node.append(...children);
  return node;
}

export function renderQuestion(text: string, lang: Lang): HTMLElement {
  const bubble = element('div', { class: 'bubble mine' });
  bubble.append(element('span', { class: 'hidden', text: `${WORDS[lang].you}: ` }), text);
  return bubble;
}

export function renderReply(reply: Reply, lang: Lang, speak: (lines: string[], button: HTMLButtonElement) => void): HTMLElement {
  if (!reply.card) return element('div', { class: 'bubble', text: reply.text });
  return renderCard(reply.card, lang, speak);
}

function renderCard(card: Card, lang: Lang, speak: (lines: string[], button: HTMLButtonElement) => void): HTMLElement {
  const title = element('h2', { text: card.title });
  if (card.section) title.append(element('span', { class: 'section', text: card.section }));
  const article = element('article', { class: 'bubble card' }, title, ...card.lead.map((line) => element('p', { class: 'lead', text: line })));
  if (card.confirm) article.append(element('p', { class: 'confirm', text: card.confirm }));
  if (card.validity) article.append(element('p', { class: 'validity', text: card.validity }));
  card.parts.forEach((part, index) => {
    const list = element(part.ordered ? 'ol' : 'ul', {}, ...part.lines.map((line) => element('li', { text: line })));
    const block = element('details', {}, element('summary', { text: part.title }), list);
    if (part.confirm) block.append(element('p', { class: 'confirm', text: part.confirm }));
    if (card.kind !== 'answer' && index === 0) block.open = true;
    article.append(block);
  });
  if (card.sources.length > 0) article.append(renderSources(card, lang));
  if ('speechSynthesis' in window) {
    const button = element('button', { text: `▶ ${WORDS[lang].listen}` });
    button.type = 'button';
    button.addEventListener('click', () => speak(card.spoken.length > 0 ? card.spoken : card.lead, button));
    article.append(element('div', { class: 'actions' }, button));
  }
  return article;
}

function renderSources(card: Card, lang: Lang): HTMLElement {
  const line = element('p', { class: 'sources', text: `${WORDS[lang].source}: ` });
  card.sources.forEach((source, index) => {
    if (index > 0) line.append(' · ');
    if (source.url) {
      const link = element('a', { text: source.title });
      link.href = source.url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      line.append(link);
    } else line.append(source.title);
  });
  return line;
}

export function renderChoices(choices: NonNullable<Reply['choices']>, lang: Lang, choose: (id: string, label: string) => void): HTMLElement {
  const list = element('ul', { class: 'choices' });
  list.setAttribute('aria-label', WORDS[lang].choices);
  for (const { id, label } of choices) {
    const button = element('button', { text: label });
    button.type = 'button';
    button.addEventListener('click', () => choose(id, label));
    list.append(element('li', {}, button));
  }
  return list;
}
