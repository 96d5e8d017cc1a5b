import type { Card, ReplyChoice } from '../../src/channels/reply.ts';
import { button, element, lockIcon } from './elements.ts';
import { canReadAloud, readAloud } from './read-aloud.ts';
import { keepTogether } from './with-numbers.ts';
import { type Lang, WORDS } from './words.ts';

/** @param rate a feedback choice was pressed; its answer belongs into `place`. */
export function renderCard(card: Card, lang: Lang, rate: (choiceId: string, place: HTMLElement) => void): HTMLElement {
  const article = element('article', { class: `bubble card ${card.kind}` }, renderTitle(card, lang));
  // the figure is what comes first in an answer, and what comes out at the end of a sum
  const figure = card.kind === 'calculation' ? card.lead.length - 1 : 0;
  article.append(...card.lead.map((line, index) => element('p', { class: index === figure ? 'lead figure' : 'lead', text: keepTogether(line) })));
  if (card.confirm) article.append(element('p', { class: 'confirm', text: card.confirm }));
  if (card.validity) article.append(element('p', { class: 'validity', text: keepTogether(card.validity) }));
  card.parts.forEach((part, index) => {
    const list = element(part.ordered ? 'ol' : 'ul', {}, ...part.lines.map((line) => element('li', { text: keepTogether(line) })));
    const block = element('details', {}, element('summary', { text: part.title }), list);
    if (part.confirm) block.append(element('p', { class: 'confirm', text: part.confirm }));
    if (card.kind !== 'answer' && index === 0) block.open = true;
    article.append(block);
  });
  if (card.sources.length > 0) article.append(renderSources(card, lang));
  const end = element('div', { class: 'actions' });
  if (card.feedback) end.append(renderFeedback(card.feedback.ask, card.feedback.choices, rate));
  if (canReadAloud) {
    const lines = card.spoken.length > 0 ? card.spoken : card.lead;
    end.append(button(`▶ ${WORDS[lang].listen}`, (pressed) => readAloud(lines, lang, pressed)));
  }
  if (end.hasChildNodes()) article.append(end);
  return article;
}

function renderTitle(card: Card, lang: Lang): HTMLElement {
  const title = element('h2');
  if (card.kind === 'personal') title.append(lockIcon(), element('span', { class: 'hidden', text: `${WORDS[lang].personal}: ` }));
  title.append(card.title);
  if (card.section) title.append(element('span', { class: 'section', text: card.section }));
  return title;
}

/** A question about an answer, with small buttons; also what follows a "no". */
export function renderFeedback(ask: string, choices: ReplyChoice[], rate: (choiceId: string, place: HTMLElement) => void): HTMLElement {
  const place = element('div', { class: 'feedback' });
  fillFeedback(place, ask, choices, rate);
  return place;
}

export function fillFeedback(place: HTMLElement, text: string, choices: ReplyChoice[], rate: (choiceId: string, place: HTMLElement) => void): void {
  place.replaceChildren(element('p', { text }), ...choices.map(({ id, label }) => button(label, () => rate(id, place))));
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
