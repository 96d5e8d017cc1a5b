import { Call } from './call.js';
import { byId } from './dom.js';
import { fillKeypad } from './keypad.js';
import { mishear } from './mishear.js';
import { Panel } from './panel.js';
import { Recogniser } from './recogniser.js';
import { Screen } from './screen.js';
import { Speaker } from './speaker.js';

/** How often the phone process is told that somebody still types. */
const TYPING_MS = 5_000;

const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (byId(id));
const screen = new Screen();
const panel = new Panel();
const speaker = new Speaker(() => ({ aloud: field('sound').checked, fast: field('fast').checked }));
const recogniser = new Recogniser(
  say,
  () => void tell({ kind: 'speaking' }),
  (reason) => note(`ไมโครโฟน (microphone): ${reason}`),
);
/** @type {Call | null} */
let call = null;
let listening = false;
let typed = 0;

fillKeypad(byId('keypad'), (key) => tell({ kind: 'key', key }));
byId('call').addEventListener('click', () => (call ? hangUp() : dial()));
byId('speak').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field('words').value.trim();
  if (!call || text === '') return;
  field('words').value = '';
  typed = 0;
  say(field('misheard').checked ? mishear(text) : [{ text, confidence: 0.95 }]);
});
field('words').addEventListener('input', () => {
  if (Date.now() - typed < TYPING_MS) return;
  typed = Date.now();
  void tell({ kind: 'speaking' });
});
byId('mic').addEventListener('click', () => {
  if (!recogniser.available) return note('เบราว์เซอร์นี้ไม่มีตัวรู้จำเสียง พิมพ์แทนได้ (this browser has no recogniser: type instead)');
  const on = !micOn();
  byId('mic').setAttribute('aria-pressed', String(on));
  if (on) note('เบราว์เซอร์บางตัวส่งเสียงไปให้ผู้ผลิต (some browsers send the sound to their maker)');
  if (on && listening) recogniser.start();
  if (!on) recogniser.stop();
});
for (const [id, outcome] of [
  ['answered', 'connected'],
  ['noanswer', 'noanswer'],
  ['busy', 'busy'],
]) {
  byId(/** @type {string} */ (id)).addEventListener('click', () => tell({ kind: 'rung', outcome }));
}
screen.show('ready');

async function dial() {
  screen.clear();
  panel.clear();
  screen.show('calling');
  note(
    speaker.hasVoice || !field('sound').checked || field('fast').checked
      ? ''
      : 'เบราว์เซอร์นี้ไม่มีเสียงภาษาไทย จะแสดงเป็นข้อความแทน (no Thai voice in this browser: captions only)',
  );
  showCall('วางสาย', 'hang up', true);
  try {
    call = await Call.dial(field('caller').value, (message) => void happened(message));
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
    over('ended');
  }
}

function hangUp() {
  speaker.stop();
  void tell({ kind: 'hang-up' });
}

/** @param {any} message */
async function happened(message) {
  panel.show(message);
  if (message.kind !== 'listen') listening = false;
  switch (message.kind) {
    case 'play': {
      screen.show(message.bargeIn ? 'speaking' : 'must');
      const whole = await speaker.speak(message.parts, (text) => screen.speaks(text));
      screen.stopped(false);
      if (whole) await tell({ kind: 'played', id: message.id });
      break;
    }
    case 'stop':
      screen.stopped(true);
      speaker.stop();
      break;
    case 'listen':
      listening = true;
      screen.show(message.waiting.speech ? 'listening' : 'keys');
      if (micOn() && message.waiting.speech) recogniser.start();
      break;
    case 'heard':
      recogniser.stop();
      if (message.heard.kind === 'key') screen.key(message.heard.key);
      if (message.heard.kind === 'speech') screen.caller(message.heard.utterances[0].text);
      if (message.heard.kind === 'silence') screen.notice('(เงียบ silence)');
      break;
    case 'ignored':
      screen.notice('ยังรับไม่ได้ ฟังให้จบก่อน (not yet: this must be heard)');
      break;
    case 'transfer':
      screen.show('ringing');
      byId('ringing-to').textContent = message.transfer.destination;
      byId('ringing-summary').textContent = message.transfer.summary || '(ไม่มี none)';
      byId('ringing').hidden = false;
      byId('answered').focus();
      break;
    case 'transferred':
      byId('ringing').hidden = true;
      break;
    case 'ended':
      over(message.end === 'transferred' ? 'passed' : 'ended');
      if (message.end === 'error') note(`สายหลุด (the call broke): ${message.message}`);
  }
}

/** @param {'passed' | 'ended'} state */
function over(state) {
  speaker.stop();
  recogniser.stop();
  screen.stopped(false);
  call?.close();
  call = null;
  byId('ringing').hidden = true;
  screen.show(state);
  showCall('โทรออก', 'call', false);
}

/** @param {{text: string, confidence: number}[]} utterances */
function say(utterances) {
  void tell({ kind: 'speech', utterances });
}

/** @param {object} message */
async function tell(message) {
  try {
    await call?.tell(message);
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
  }
}

function micOn() {
  return byId('mic').getAttribute('aria-pressed') === 'true';
}

/** @param {string} text '' takes it away */
function note(text) {
  byId('note').textContent = text;
  byId('note').hidden = text === '';
}

/** @param {string} thai @param {string} english @param {boolean} calling */
function showCall(thai, english, calling) {
  const small = document.createElement('small');
  small.textContent = english;
  byId('call').replaceChildren(thai, ' ', small);
  document.body.classList.toggle('calling', calling);
}
