import { PLACES, STICKERS } from './attachments.js';
import { ChatLog } from './chat-log.js';
import { choose } from './choose.js';
import { api } from './control-api.js';
import { byId } from './dom.js';
import { showQuickReplies } from './quick-replies.js';
import { RichMenu } from './rich-menu.js';
import { runAction } from './run-action.js';

/** How long a note at the foot of the screen stays, in milliseconds. */
const NOTE_MS = 6000;

/**
 * The phone of one person: what the platform tells goes on the screen, what the person does goes to the platform.
 */
export class Phone {
  #person;
  #onEvent;
  #events;
  #log;
  #menu;
  #input = /** @type {HTMLTextAreaElement} */ (byId('input'));
  #quickReplies = byId('quick-replies');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #noteEnds;
  #stop = new AbortController();

  /**
   * @param {import('./control-api.js').Person} person
   * @param {(event: any) => void} onEvent told of everything that happens, for the panel
   */
  constructor(person, onEvent) {
    this.#person = person;
    this.#onEvent = onEvent;
    const run = (/** @type {any} */ action) => this.#try(() => runAction(action, this));
    this.#log = new ChatLog(byId('log'), run, (id) => this.#try(() => api.unsend(person.userId, id)), this.#stop.signal);
    this.#menu = new RichMenu(byId('menu-bar'), byId('menu'), run, this.#stop.signal);
    this.#listen(run);
    this.#events = new EventSource(api.eventsUrl(person.userId));
    // the history comes again with every connection
    this.#events.addEventListener('open', () => this.#clear());
    this.#events.addEventListener('message', ({ data }) => this.#take(JSON.parse(data), run));
    void this.#showMenu();
  }

  /** Leaves the screen to another person. */
  close() {
    this.#events.close();
    this.#stop.abort();
    this.#clear();
    this.#menu.show(null);
    this.#input.value = '';
  }

  /** @param {object} message */
  send(message) {
    return api.send(this.#person.userId, message);
  }

  /** @param {{data: string, params?: object, displayText?: string}} postback */
  postback(postback) {
    return api.postback(this.#person.userId, postback);
  }

  /** @param {string} [text] what the input is filled with */
  openKeyboard(text) {
    this.#menu.open(false);
    if (text !== undefined) this.#input.value = text;
    this.#input.focus();
  }

  /** @param {boolean} open */
  openMenu(open) {
    this.#menu.open(open);
    this.#log.toEnd();
  }

  async chooseLocation() {
    const place = await choose('ส่งตำแหน่ง (location)', PLACES);
    if (place) await this.send(place);
  }

  /** @param {string} text a note to the developer at the foot of the screen */
  say(text) {
    const note = byId('note');
    note.textContent = text;
    note.hidden = false;
    clearTimeout(this.#noteEnds);
    this.#noteEnds = setTimeout(() => {
      note.hidden = true;
    }, NOTE_MS);
  }

  /** @param {(action: any) => void} run */
  #listen(run) {
    const { signal } = this.#stop;
    byId('composer').addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        const text = this.#input.value.trim();
        if (!text) return;
        this.#input.value = '';
        run({ type: 'message', text });
      },
      { signal },
    );
    this.#input.addEventListener(
      'keydown',
      (event) => {
        // a Thai word is being composed on some keyboards: Enter then ends the word
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        /** @type {HTMLFormElement} */ (byId('composer')).requestSubmit();
      },
      { signal },
    );
    this.#input.addEventListener('focus', () => this.openMenu(false), { signal });
    byId('attach').addEventListener('click', () => this.#try(() => this.#attach()), { signal });
  }

  async #attach() {
    const kind = await choose('แนบ (attach)', [
      { label: 'สติกเกอร์ (sticker)', value: 'sticker' },
      { label: 'รูปภาพ (image)', value: 'image' },
      { label: 'ตำแหน่ง (location)', value: 'location' },
      { label: 'เสียง (audio)', value: 'audio' },
      { label: 'วิดีโอ (video)', value: 'video' },
      { label: 'ไฟล์ (file)', value: 'file' },
    ]);
    if (kind === 'location') return this.chooseLocation();
    const message = kind === 'sticker' ? await choose('สติกเกอร์ (sticker)', STICKERS) : kind && { type: kind };
    if (message) await this.send(message);
  }

  /**
   * @param {any} event of the platform
   * @param {(action: any) => void} run
   */
  #take(event, run) {
    if (event.kind === 'message') {
      this.#log.add(event);
      showQuickReplies(this.#quickReplies, (event.from === 'bot' && event.message.quickReply?.items) || [], run);
      this.#log.toEnd();
    }
    if (event.kind === 'loading') this.#log.startLoading(event.seconds);
    if (event.kind === 'unsent') this.#log.markUnsent(event.id);
    if (event.kind === 'richmenu') void this.#showMenu();
    this.#onEvent(event);
  }

  #showMenu() {
    return this.#try(async () => {
      const menu = await api.richMenu(this.#person.userId);
      if (this.#stop.signal.aborted) return;
      this.#menu.show(menu);
      this.#log.toEnd();
    });
  }

  #clear() {
    this.#log.clear();
    this.#quickReplies.replaceChildren();
  }

  /** @param {() => unknown} work whose error is shown to the developer */
  async #try(work) {
    try {
      await work();
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }
}
