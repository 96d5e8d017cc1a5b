import '@fontsource/sarabun/thai-400.css';
import '@fontsource/sarabun/thai-600.css';
import '@fontsource/sarabun/latin-400.css';
import '@fontsource/sarabun/latin-600.css';
import './chat.css';
import type { ChatAnswer } from '../../src/channels/web/web-chat.ts';
import { renderChoices, renderQuestion, renderReply } from './render.ts';
import { type Lang, WORDS } from './words.ts';

const log = document.querySelector<HTMLDivElement>('#log') as HTMLDivElement;
const form = document.querySelector<HTMLFormElement>('#ask') as HTMLFormElement;
const box = document.querySelector<HTMLTextAreaElement>('#question') as HTMLTextAreaElement;
const larger = document.querySelector<HTMLButtonElement>('#larger') as HTMLButtonElement;
const language = document.querySelector<HTMLButtonElement>('#language') as HTMLButtonElement;
const restart = document.querySelector<HTMLButtonElement>('#restart') as HTMLButtonElement;

let conversationId: string | undefined;
let events: EventSource | undefined;
let lang: Lang = 'th';
let busy = false;

setLargeText(localStorage.getItem('large-text') === 'yes');
setLanguage(localStorage.getItem('language') === 'en' ? 'en' : 'th');
void exchange({ lang });

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text && !busy) void ask(text);
});
box.addEventListener('keydown', (event) => {
  // Enter sends; while an input method composes, Enter belongs to it
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
larger.addEventListener('click', () => setLargeText(larger.getAttribute('aria-pressed') !== 'true'));
language.addEventListener('click', () => {
  setLanguage(lang === 'th' ? 'en' : 'th');
  void exchange({ choice: `lang:${lang}` });
});
restart.addEventListener('click', () => {
  conversationId = undefined;
  events?.close();
  log.replaceChildren();
  speechSynthesis?.cancel();
  void exchange({ lang });
  box.focus();
});

async function ask(text: string): Promise<void> {
  const question = renderQuestion(text, lang);
  add(question);
  box.value = '';
  if (!(await exchange({ text }))) {
    question.remove();
    box.value = text;
    box.focus();
  }
}

/** One request to the assistant. @returns whether it was answered; when not, the person is told and nothing is lost. */
async function exchange(message: { text?: string; choice?: string; lang?: Lang }): Promise<boolean> {
  busy = true;
  const waiting = document.createElement('div');
  waiting.className = 'bubble waiting';
  waiting.textContent = WORDS[lang].waiting;
  const slow = setTimeout(() => add(waiting), 400);
  try {
    const response = await fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, ...message }),
    });
    if (!response.ok) throw new Error(String(response.status));
    show((await response.json()) as ChatAnswer);
    return true;
  } catch {
    add(bubble(WORDS[lang].failed));
    return false;
  } finally {
    clearTimeout(slow);
    waiting.remove();
    busy = false;
  }
}

function show(answer: ChatAnswer): void {
  if (answer.conversationId !== conversationId) listen(answer.conversationId);
  conversationId = answer.conversationId;
  if (answer.lang !== lang) setLanguage(answer.lang);
  if (answer.largeText) setLargeText(true);
  for (const old of log.querySelectorAll('.choices')) old.remove();
  const nodes = answer.replies.flatMap((reply) => [
    renderReply(reply, lang, speak),
    ...(reply.choices?.length ? [renderChoices(reply.choices, lang, choose)] : []),
  ]);
  log.append(...nodes);
  // a reader begins at the top of the answer, not at its end
  nodes[0]?.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

function choose(id: string, label: string): void {
  if (busy) return;
  add(renderQuestion(label, lang));
  void exchange({ choice: id });
  box.focus();
}

/** Messages that come without a question, from an agent. */
function listen(id: string): void {
  events?.close();
  events = new EventSource(`/api/chat/${id}/events`);
  events.addEventListener('message', (event) => {
    const { text } = JSON.parse(event.data) as { text?: string };
    if (text) add(bubble(text));
  });
}

function bubble(text: string): HTMLElement {
  const node = document.createElement('div');
  node.className = 'bubble';
  node.textContent = text;
  return node;
}

function add(node: HTMLElement): void {
  log.append(node);
  node.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

/** Reads an answer aloud with the browser's own voice; a second press stops it. */
function speak(lines: string[], button: HTMLButtonElement): void {
  const reading = speechSynthesis.speaking;
  speechSynthesis.cancel();
  button.textContent = `▶ ${WORDS[lang].listen}`;
  if (reading && button.dataset.reading === 'yes') {
    button.dataset.reading = 'no';
    return;
  }
  const utterance = new SpeechSynthesisUtterance(lines.join('. '));
  utterance.lang = lang === 'th' ? 'th-TH' : 'en-GB';
  utterance.rate = 0.9;
  const voice = speechSynthesis.getVoices().find((candidate) => candidate.lang.startsWith(lang));
  if (voice) utterance.voice = voice;
  button.dataset.reading = 'yes';
  button.textContent = `■ ${WORDS[lang].stop}`;
  utterance.addEventListener('end', () => {
    button.dataset.reading = 'no';
    button.textContent = `▶ ${WORDS[lang].listen}`;
  });
  speechSynthesis.speak(utterance);
}

function setLargeText(on: boolean): void {
  document.documentElement.toggleAttribute('data-large', on);
  larger.setAttribute('aria-pressed', String(on));
  localStorage.setItem('large-text', on ? 'yes' : 'no');
}

function setLanguage(next: Lang): void {
  lang = next;
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
