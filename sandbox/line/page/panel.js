import { api } from './control-api.js';
import { byId, make, makeButton } from './dom.js';

/** Faults of the platform, with what the bot meets. */
const FAULTS = [
  ['ok', 'ปกติ (ok)'],
  ['rate-limit', '429 ถี่เกินไป (rate limit)'],
  ['quota', '429 โควตาหมด (quota spent)'],
  ['server-error', '500 ผิดพลาด (server error)'],
  ['slow', 'ช้า (slow)'],
  ['drop', 'ตัดก่อนทำ (drop)'],
  ['lost-answer', 'ทำแล้วแต่คำตอบหาย (lost answer)'],
];

const MINUTE_MS = 60_000;

/**
 * The developer's view beside the phone: which webhooks went out, what the bot sent, and the switches for faults.
 */
export class Panel {
  /** @type {string | null} */
  #userId = null;
  #waiting = false;

  constructor() {
    const mode = /** @type {HTMLSelectElement} */ (byId('fault-mode'));
    const times = /** @type {HTMLInputElement} */ (byId('fault-times'));
    mode.append(...FAULTS.map(([value, label]) => new Option(label, value)));
    byId('fault-set').addEventListener('click', () =>
      this.#do(async () => {
        await api.faults(mode.value, Number(times.value) || undefined);
        return `ตั้งแล้ว (set): ${mode.value}`;
      }),
    );
    byId('clock').addEventListener('click', () =>
      this.#do(async () => {
        await api.advanceClock(MINUTE_MS);
        return 'นาฬิกาเดินไป 1 นาที (clock +1 min)';
      }),
    );
    byId('reset').addEventListener('click', () =>
      this.#do(async () => {
        await api.reset();
        location.reload();
        return '';
      }),
    );
  }

  /** @param {string | null} userId whose replies are shown */
  showPerson(userId) {
    this.#userId = userId;
    this.refresh();
  }

  /** Asks the platform again; several calls at once become one. */
  refresh() {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      void this.#do(async () => {
        await this.#fill();
        return null;
      });
    }, 150);
  }

  async #fill() {
    /** @type {any[]} */
    const webhooks = (await api.webhooks()).toReversed();
    refill(
      byId('webhooks'),
      webhooks.map((delivery) => this.#delivery(delivery)),
    );
    /** @type {any[]} */
    const sent = this.#userId ? (await api.sent(this.#userId)).toReversed() : [];
    refill(byId('sent'), sent.map(sending));
  }

  /** @param {any} delivery */
  #delivery(delivery) {
    const { status, reason, ms } = delivery;
    /** @type {any[]} */
    const events = delivery.body.events;
    const summary = make(
      'summary',
      '',
      badge(status ? String(status) : reason, reason === 'ok' ? 'good' : 'bad'),
      ` ${events.map(eventInWords).join(', ') || '(verify)'}`,
    );
    summary.append(make('small', '', ` ${ms} ms`));
    if (events.some((event) => event.deliveryContext?.isRedelivery)) summary.append(' ', badge('ส่งซ้ำ redelivered', 'again'));
    const details = make('details', '', summary, json(delivery));
    const id = events[0]?.webhookEventId;
    const again = makeButton('', 'ส่งซ้ำ (redeliver)', () =>
      this.#do(async () => {
        await api.redeliver(id);
        this.refresh();
        return 'ส่งซ้ำแล้ว (redelivered)';
      }),
    );
    return make('li', '', details, id ? again : null);
  }

  /** @param {() => Promise<string | null>} work which returns what is said afterwards; null keeps what was said before */
  async #do(work) {
    const note = byId('panel-note');
    try {
      const said = await work();
      if (said !== null) note.textContent = said;
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}

/**
 * Puts new rows in, and leaves open what the developer had opened. Rows are newest first, so they are counted from the end.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
function refill(list, rows) {
  const before = [...list.querySelectorAll('details')].toReversed();
  rows.toReversed().forEach((row, at) => {
    const details = row.querySelector('details');
    if (details) details.open = before[at]?.open ?? false;
  });
  list.replaceChildren(...rows);
}

/** @param {any} event */
const eventInWords = (event) => (event.type === 'message' ? `message/${event.message?.type}` : event.type);

/** @param {any} sent */
function sending(sent) {
  const types = (sent.messages ?? []).map((/** @type {any} */ message) => message.type).join(', ');
  return make('li', '', make('details', '', make('summary', '', badge(sent.via, sent.via), ` ${types}`), json(sent)));
}

/** @param {string} text @param {string} kind */
const badge = (text, kind) => make('span', `badge ${kind}`, text);

/** @param {unknown} value */
const json = (value) => make('pre', '', JSON.stringify(value, null, 2));
