import { api } from './control-api.js';
import { byId, make } from './dom.js';
import { Panel } from './panel.js';
import { Phone } from './phone.js';

/** Where this tab remembers whose phone it is. */
const KEPT = 'line-sandbox-person';

const panel = new Panel();
const add = /** @type {HTMLDialogElement} */ (byId('add'));
const chooser = /** @type {HTMLSelectElement} */ (byId('people'));
const block = byId('block');
/** @type {Phone | null} */
let phone = null;
/** @type {import('./control-api.js').Person[]} */
let people = [];

byId('add-open').addEventListener('click', () => add.showModal());
byId('add-cancel').addEventListener('click', () => add.close());
byId('add-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  void attempt(async () => {
    const { userId } = await api.addPerson(String(form.get('name')), String(form.get('language')));
    await api.follow(userId);
    add.close();
    await show(userId);
  });
});
chooser.addEventListener('change', () => attempt(() => show(chooser.value)));
block.addEventListener('click', () =>
  attempt(async () => {
    const { userId } = chosen();
    await (isFriend() ? api.unfollow(userId) : api.follow(userId));
    await show(userId);
  }),
);

void attempt(() => show(sessionStorage.getItem(KEPT)));

/**
 * Shows the phone of a person; of the first when there is none with this id; the form for adding one when there is nobody at all.
 *
 * @param {string | null} userId
 */
async function show(userId) {
  people = await api.people();
  const person = people.find((one) => one.userId === userId) ?? people[0];
  chooser.replaceChildren(...people.map((one) => new Option(`${one.name} (${one.language ?? '?'})`, one.userId)));
  phone?.close();
  phone = null;
  document.body.classList.toggle('nobody', !person);
  panel.showPerson(person?.userId ?? null);
  if (!person) return add.showModal();
  chooser.value = person.userId;
  sessionStorage.setItem(KEPT, person.userId);
  // whose phone this is, for LINE's own page that links accounts
  await window.cookieStore?.set('line_sandbox_person', person.userId);
  block.replaceChildren(...(isFriend() ? ['บล็อก', make('small', '', 'Block')] : ['เพิ่มเพื่อน', make('small', '', 'Add')]));
  document.body.classList.toggle('blocked', !isFriend());
  phone = new Phone(person, () => panel.refresh());
}

function chosen() {
  const person = people.find((one) => one.userId === chooser.value);
  if (!person) throw new Error('ยังไม่มีใคร เพิ่มเพื่อนก่อน (nobody yet: add a friend first)');
  return person;
}

function isFriend() {
  return chosen().state === 'friend';
}

/** @param {() => unknown} work */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    byId('add-error').textContent = text;
    byId('panel-note').textContent = text;
  }
}
