import { pickDate } from './pick-date.js';

/** Addresses that a press may open; a "javascript:" one is none of them. */
const SAFE = new Set(['http:', 'https:', 'tel:', 'mailto:', 'line:', 'sms:']);

/**
 * What an action needs of the phone.
 *
 * @typedef {object} Phone
 * @property {(message: object) => Promise<unknown>} send
 * @property {(postback: {data: string, params?: object, displayText?: string}) => Promise<unknown>} postback
 * @property {(text?: string) => void} openKeyboard folds the menu, goes to the input and fills it
 * @property {(open: boolean) => void} openMenu
 * @property {() => void} chooseLocation
 * @property {(text: string) => void} say a note to the developer at the foot of the screen
 */

/** @type {Record<string, (action: any, phone: Phone) => unknown>} */
const ACTIONS = {
  message: (action, phone) => phone.send({ type: 'text', text: action.text }),
  postback: postBack,
  uri: (action, phone) => openUri(action.uri, phone),
  datetimepicker: async (action, phone) => {
    const params = await pickDate(action);
    if (params) await phone.postback({ data: action.data, params });
  },
  richmenuswitch: (action, phone) => phone.postback({ data: action.data, params: { newRichMenuAliasId: action.richMenuAliasId, status: 'SUCCESS' } }),
  camera: (_action, phone) => phone.send({ type: 'image' }),
  cameraRoll: (_action, phone) => phone.send({ type: 'image' }),
  location: (_action, phone) => phone.chooseLocation(),
  clipboard: async (action, phone) => {
    await navigator.clipboard.writeText(action.clipboardText);
    phone.say(`คัดลอกแล้ว (copied): ${action.clipboardText}`);
  },
};

/**
 * Does what LINE does when a button with this action is pressed.
 *
 * @param {any} action an action object of LINE
 * @param {Phone} phone
 */
export async function runAction(action, phone) {
  const run = ACTIONS[action.type];
  if (!run) return phone.say(`ไม่รู้จักการกระทำ (unknown action): ${action.type}`);
  await run(action, phone);
}

/** @param {any} action @param {Phone} phone */
async function postBack(action, phone) {
  const shown = action.displayText ?? action.text;
  await phone.postback({ data: action.data, ...(shown && { displayText: shown }) });
  if (action.inputOption === 'openKeyboard') phone.openKeyboard(action.fillInText);
  if (action.inputOption === 'openVoice') phone.say('LINE จะเปิดไมโครโฟน (LINE would open the microphone)');
  if (action.inputOption === 'openRichMenu') phone.openMenu(true);
  if (action.inputOption === 'closeRichMenu') phone.openMenu(false);
}

/** @param {string} address @param {Phone} phone */
function openUri(address, phone) {
  if (URL.canParse(address) && SAFE.has(new URL(address).protocol)) window.open(address, '_blank', 'noopener');
  else phone.say(`LINE เปิดที่อยู่นี้ไม่ได้ (not an address that LINE opens): ${address}`);
}
