/**
 * The control API of the sandbox: what a phone does on LINE's own servers.
 * @typedef {{userId: string, name: string, language?: string, state: 'stranger' | 'friend' | 'blocked'}} Person
 */

const BASE = '/sandbox/line/api';

/**
 * @param {string} path below the control API
 * @param {unknown} [body] sent as JSON; without one the request is a GET
 * @returns {Promise<any>} the answer's JSON; null when it has none
 * @throws {Error} with the platform's own words when it refuses
 */
async function call(path, body) {
  const response = await fetch(
    `${BASE}${path}`,
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${path}: ${text || response.statusText}`);
  return text ? JSON.parse(text) : null;
}

/** @param {string} userId */
const of = (userId) => `/people/${encodeURIComponent(userId)}`;

export const api = {
  /** @returns {Promise<Person[]>} */
  people: () => call('/people'),
  /** @param {string} name @param {string} language "th" or "en" @returns {Promise<{userId: string}>} */
  addPerson: (name, language) => call('/people', { name, language }),
  /** @param {string} userId */
  follow: (userId) => call(`${of(userId)}/follow`, {}),
  /** @param {string} userId */
  unfollow: (userId) => call(`${of(userId)}/unfollow`, {}),
  /** @param {string} userId @param {object} message */
  send: (userId, message) => call(`${of(userId)}/messages`, message),
  /** @param {string} userId @param {{data: string, params?: object, displayText?: string}} postback */
  postback: (userId, postback) => call(`${of(userId)}/postback`, postback),
  /** @param {string} userId @param {string} messageId */
  unsend: (userId, messageId) => call(`${of(userId)}/unsend`, { messageId }),
  /** @param {string} userId @returns {Promise<any>} null when the person has no menu */
  richMenu: (userId) => call(`${of(userId)}/richmenu`),
  /** @param {string} userId */
  eventsUrl: (userId) => `${BASE}${of(userId)}/events`,
  /** @param {string} userId */
  sent: (userId) => call(`/sent?userId=${encodeURIComponent(userId)}`),
  webhooks: () => call('/webhooks'),
  /** @param {string} webhookEventId */
  redeliver: (webhookEventId) => call('/redeliver', { webhookEventId }),
  /** @param {string} mode @param {number} [times] how many requests it holds for; without it until changed */
  faults: (mode, times) => call('/faults', times ? { mode, times } : { mode }),
  /** @param {number} advanceMs */
  advanceClock: (advanceMs) => call('/clock', { advanceMs }),
  reset: () => call('/reset', {}),
};
