import { byId, make } from './dom.js';

/** The developer's view: what happened when, and the documents. */
export class Panel {
  #line = byId('line');
  #documents = byId('documents');

  clear() {
    this.#line.replaceChildren();
    this.#documents.replaceChildren();
  }

  /** @param {any} message as in call-message.ts */
  show(message) {
    if (message.kind === 'document') this.#document(message);
    const row = inWords(message);
    if (!row) return;
    const [kind, text] = row;
    this.#line.append(make('li', kind, make('time', '', message.seconds.toFixed(1)), make('span', 'badge', kind), make('span', 'text', text)));
    this.#line.scrollTop = this.#line.scrollHeight;
  }

  /** @param {{url: string, method: string, fields: [string, string][], xml: string, seconds: number}} document */
  #document({ url, method, fields, xml, seconds }) {
    for (const open of this.#documents.querySelectorAll('details')) open.open = false;
    const title = make('summary', '', make('time', '', seconds.toFixed(1)), ` ${method} ${new URL(url).pathname}`);
    const sent = fields.length > 0 ? make('pre', 'fields', fields.map(([name, value]) => `${name} = ${value}`).join('\n')) : null;
    const details = make('details', '', title, sent, make('pre', '', xml));
    details.open = true;
    this.#documents.prepend(make('li', '', details));
  }
}

/**
 * @param {any} message
 * @returns {[string, string] | null} kind and what is shown; nothing for what is not told
 */
function inWords(message) {
  switch (message.kind) {
    case 'document':
      return ['document', `${message.method} ${new URL(message.url).pathname}${message.url.includes('?') ? '?…' : ''}`];
    case 'failed':
      return ['error', message.message];
    case 'play':
      return [message.bargeIn ? 'prompt' : 'must-hear', wordsOf(message.parts) || '(เงียบ pause)'];
    case 'stop':
      return ['cut', 'ถูกตัด (cut short)'];
    case 'listen':
      return message.waiting.keysSoFar
        ? null
        : ['listen', `${(message.waiting.timeoutMs / 1000).toFixed(1)} s${message.waiting.speech ? ' · speech' : ''}${message.waiting.keys ? ' · keys' : ''}`];
    case 'heard':
      return heardInWords('heard', message.heard);
    case 'ignored':
      return heardInWords('ignored', message.heard);
    case 'event':
      return ['event', `${message.event} ${message.message}`];
    case 'log':
      return ['log', message.text];
    case 'transfer':
      return ['transfer', message.transfer.destination];
    case 'transferred':
      return ['transfer', message.outcome];
    case 'ended':
      return message.end === 'error' ? ['error', message.message] : ['ended', message.end];
    default:
      return null;
  }
}

/** @param {string} kind @param {any} heard @returns {[string, string]} */
function heardInWords(kind, heard) {
  if (heard.kind === 'key') return [kind, `[${heard.key}]`];
  if (heard.kind === 'speech') return [kind, heard.utterances.map((/** @type {any} */ one) => `${one.text} (${one.confidence})`).join(' / ')];
  return [kind, heard.kind];
}

/** @param {any[]} parts @returns {string} */
function wordsOf(parts) {
  return parts
    .map((part) => (part.kind === 'say' ? part.text : part.kind === 'recording' ? wordsOf(part.fallback) : ''))
    .filter(Boolean)
    .join(' ');
}
