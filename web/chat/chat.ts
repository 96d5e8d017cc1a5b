import type { ChatAnswer } from '../../src/channels/web/web-chat.ts';
import { button, element, focusOn, part } from './elements.ts';
import { type Entry, KeptChat } from './kept-chat.ts';
import { fillFeedback } from './render-card.ts';
import { type Hooks, renderEntry, renderHidden } from './render-entry.ts';
import { type Message, NotAnsweredError, newMessageId, send, type WhyNot } from './send.ts';
import type { Settings } from './settings.ts';
import { WORDS } from './words.ts';

type Said = Omit<Message, 'messageId'>;
type Show = (answer: ChatAnswer) => void;

const SHOW_WAITING_AFTER_MS = 400;

/** The conversation on the page: what is said goes out, answers come into the log, and all of it is kept for this tab. */
export class Chat {
  readonly #settings: Settings;
  readonly #kept = new KeptChat();
  readonly #log = part('log');
  readonly #spoken = part('spoken');
  readonly #person = part('person');
  /** The request that is on its way. */
  #going: AbortController | undefined;
  /** What was written while an answer was on its way: it goes out after it. */
  readonly #next: (() => void)[] = [];
  #events: EventSource | undefined;
  readonly #heard = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get busy(): boolean {
    return this.#going !== undefined;
  }

  /** Shows the conversation of this tab, or begins one. @param signedIn the person comes back from signing in. */
  open(signedIn: boolean): void {
    const { conversationId, entries } = this.#kept;
    if (signedIn && !conversationId) this.#add(element('div', { class: 'bubble', text: this.#words.elsewhere }));
    if (!conversationId) return void this.#exchange({ lang: this.#settings.lang });
    this.#restore(entries);
    this.#listen(conversationId);
    if (signedIn) void this.#exchange({ resume: true });
  }

  ask(text: string): void {
    this.#say({ text }, text, (answer) => void this.#show(answer));
  }

  choose(id: string, label: string): void {
    // pressed twice is meant once
    if (this.busy) return;
    this.#say({ choice: id }, label, (answer) => {
      // what is erased there does not stay here
      if (id === 'privacy:erase-yes' && answer.disposition === 'done') this.#forget(answer.conversationId);
      focusOn(this.#show(answer));
    });
  }

  /** A choice that needs no words in the log. */
  change(id: string): void {
    void this.#exchange({ choice: id });
  }

  startOver(): void {
    this.#going?.abort();
    this.#going = undefined;
    this.#events?.close();
    this.#forget(undefined);
    void this.#exchange({ lang: this.#settings.lang });
  }

  get #words(): (typeof WORDS)['th' | 'en'] {
    return WORDS[this.#settings.lang];
  }

  /** The person says something: it is kept before it is sent, with the id under which it goes out, and so is not lost. */
  #say(said: Said, words: string, show: Show): void {
    const message = { messageId: newMessageId(), ...said };
    const entry: Entry = { who: 'person', text: words, unsent: message };
    this.#kept.add(entry);
    for (const node of this.#render(entry)) this.#add(node);
    const go = (): void =>
      void this.#exchange(message, (answer) => {
        delete entry.unsent;
        show(answer);
      });
    if (this.busy) this.#next.push(go);
    else go();
  }

  /** One message and its answer. When none comes, the person is told, and a button sends it again. */
  async #exchange(said: Said & { messageId?: string }, show: Show = (answer) => void this.#show(answer)): Promise<void> {
    if (this.busy) return;
    const message: Message = { messageId: newMessageId(), ...said };
    const going = new AbortController();
    this.#going = going;
    const waiting = element('div', { class: 'bubble waiting', text: this.#words.waiting });
    const slow = setTimeout(() => this.#add(waiting), SHOW_WAITING_AFTER_MS);
    try {
      const answer = await send(message, this.#kept.conversationId, going.signal, () => {
        waiting.textContent = this.#words.trying;
      });
      show(answer);
    } catch (error) {
      if (going.signal.aborted) return;
      if (!(error instanceof NotAnsweredError)) throw error;
      this.#add(this.#notAnswered(message, error.why, show));
    } finally {
      clearTimeout(slow);
      waiting.remove();
      if (this.#going === going) {
        this.#going = undefined;
        this.#next.shift()?.();
      }
    }
  }

  #notAnswered(message: Message, why: WhyNot, show: Show): HTMLElement {
    const again = button(this.#words.again, () => {
      if (this.busy) return;
      focusOn(this.#log);
      note.remove();
      // what failed there has its end: only as a new message it is tried anew
      void this.#exchange(why === 'failed' ? { ...message, messageId: newMessageId() } : message, show);
    });
    const note = element('div', { class: 'bubble not-answered' }, element('p', { text: this.#words[why] }), again);
    return note;
  }

  /** @returns the first that is new in the log. */
  #show(answer: ChatAnswer): HTMLElement | undefined {
    const { conversationId, lang, largeText, signedIn, replies, disposition } = answer;
    if (conversationId !== this.#kept.conversationId || !this.#events) this.#listen(conversationId);
    this.#kept.conversationId = conversationId;
    if (lang !== this.#settings.lang) this.#settings.setLang(lang);
    if (largeText) this.#settings.setLargeText(true);
    this.#setSignedIn(signedIn);
    // said to a person, who answers when they can
    if (replies.length === 0 && disposition === 'with_person') this.#add(element('p', { class: 'sent', text: this.#words.sent }));
    return this.#append(replies.map((reply) => ({ who: 'assistant', reply })));
  }

  #append(entries: Entry[]): HTMLElement | undefined {
    this.#kept.add(...entries);
    if (entries.length === 0) return undefined;
    for (const old of this.#log.querySelectorAll('.choices')) old.remove();
    const nodes = entries.flatMap((entry) => this.#render(entry, entry === entries.at(-1)));
    this.#log.append(...nodes);
    this.#tidyFeedback(entries.at(-1));
    // a reader begins at the question and the top of its answer, not at the end
    const before = nodes[0]?.previousElementSibling;
    (before?.matches('.mine') ? before : nodes[0])?.scrollIntoView({ block: 'start' });
    return nodes[0];
  }

  #restore(entries: Entry[]): void {
    // a screen reader is not to read all of it again
    this.#log.ariaLive = 'off';
    const last = entries.findLast(({ who }) => who !== 'person');
    this.#log.append(...entries.flatMap((entry) => [...this.#render(entry, entry === last), ...this.#unanswered(entry)]));
    this.#tidyFeedback(last);
    this.#setSignedIn(this.#kept.signedIn);
    this.#log.lastElementChild?.scrollIntoView({ block: 'end', behavior: 'instant' });
    requestAnimationFrame(() => {
      this.#log.ariaLive = 'polite';
    });
  }

  /** The page was left before this was answered. */
  #unanswered(entry: Entry): HTMLElement[] {
    if (entry.who !== 'person' || !entry.unsent) return [];
    const show: Show = (answer) => {
      delete entry.unsent;
      this.#show(answer);
    };
    return [this.#notAnswered(entry.unsent, 'not-reached', show)];
  }

  #render(entry: Entry, withChoices = false): HTMLElement[] {
    const hooks: Hooks = {
      choose: (id, label) => this.choose(id, label),
      rate: (id, place) => this.#rate(entry, id, place),
      opened: () => {
        if (entry.who === 'assistant') entry.used = true;
        this.#kept.save();
      },
      announce: (text) => {
        this.#spoken.textContent = text;
      },
    };
    return renderEntry(entry, this.#settings.lang, hooks, withChoices);
  }

  /** Feedback is answered where it was asked; what else was offered stays. */
  #rate(entry: Entry, id: string, place: HTMLElement): void {
    void this.#exchange({ choice: id }, ({ replies, outcome }) => {
      const choices = outcome === 'ask' ? (replies.at(-1)?.choices ?? []) : [];
      fillFeedback(place, replies.map(({ text }) => text).join('\n'), choices, (next) => this.#rate(entry, next, place));
      focusOn(place);
      if (outcome !== 'ask' && entry.who === 'assistant') delete entry.reply.card?.feedback;
      this.#kept.save();
    });
  }

  /** While a form waits for a value nothing else is asked for. */
  #tidyFeedback(last: Entry | undefined): void {
    const waits = last?.who === 'assistant' && last.reply.choices?.some(({ id }) => id === 'flow:cancel');
    if (waits) for (const feedback of this.#log.querySelectorAll('.feedback')) feedback.remove();
  }

  #setSignedIn(signedIn: boolean): void {
    this.#person.hidden = !signedIn;
    if (this.#kept.signedIn && !signedIn) {
      for (const card of this.#log.querySelectorAll('.card.personal')) card.replaceWith(renderHidden(this.#settings.lang));
      this.#kept.hidePersonal();
    }
    this.#kept.signedIn = signedIn;
  }

  #forget(conversationId: string | undefined): void {
    this.#next.length = 0;
    this.#kept.clear(conversationId);
    this.#person.hidden = true;
    this.#log.replaceChildren();
  }

  /** What comes without a question: from an agent, or an answer that had to wait. */
  #listen(conversationId: string): void {
    this.#events?.close();
    this.#events = new EventSource(`/api/chat/${conversationId}/events?after=${encodeURIComponent(this.#kept.heard)}`);
    this.#events.addEventListener('message', (event) => {
      const message = JSON.parse(event.data) as ChatAnswer & { eventId?: string };
      // told again after a connection that broke
      if (message.eventId && this.#heard.has(message.eventId)) return;
      if (message.eventId) {
        this.#heard.add(message.eventId);
        this.#kept.heard = message.eventId;
      }
      this.#show({ ...message, conversationId });
    });
  }

  #add(node: HTMLElement): void {
    this.#log.append(node);
    node.scrollIntoView({ block: 'nearest' });
  }
}
