const BASE = '/sandbox/phone/api/calls';

/** One call: what the phone process tells, and what the caller does. */
export class Call {
  #id = '';
  /** @type {EventSource | null} */
  #events = null;

  /**
   * @param {string} caller number, '' when withheld
   * @param {(message: any) => void} onMessage told of everything that happens (call-message.ts)
   * @returns {Promise<Call>}
   * @throws {Error} when the phone process does not answer
   */
  static async dial(caller, onMessage) {
    const call = new Call();
    const { id } = await post(BASE, { caller });
    call.#id = id;
    const events = new EventSource(`${BASE}/${id}/events`);
    call.#events = events;
    events.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      if (message.kind === 'ended') events.close();
      onMessage(message);
    });
    return call;
  }

  /** @param {object} message as in call-message.ts, PageMessage */
  tell(message) {
    return post(`${BASE}/${this.#id}`, message);
  }

  close() {
    this.#events?.close();
  }
}

/**
 * @param {string} url
 * @param {object} body
 * @returns {Promise<any>}
 */
async function post(url, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(text ? JSON.parse(text).detail : response.statusText);
  return text ? JSON.parse(text) : null;
}
