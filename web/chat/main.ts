import '@fontsource/sarabun/thai-400.css';
import '@fontsource/sarabun/thai-600.css';
import '@fontsource/sarabun/latin-400.css';
import '@fontsource/sarabun/latin-600.css';
import './chat.css';
import { Chat } from './chat.ts';
import { part } from './elements.ts';
import { stopReading } from './read-aloud.ts';
import { Settings } from './settings.ts';
import { WORDS } from './words.ts';

const form = part<HTMLFormElement>('ask');
const box = part<HTMLTextAreaElement>('question');
const settings = new Settings();
const chat = new Chat(settings);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) return;
  box.value = '';
  chat.ask(text);
});
box.addEventListener('keydown', (event) => {
  // Enter sends; while an input method composes, Enter belongs to it
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
part('language').addEventListener('click', () => {
  if (chat.busy) return;
  settings.setLang(settings.lang === 'th' ? 'en' : 'th');
  chat.change(`lang:${settings.lang}`);
});
part('sign-out').addEventListener('click', () => chat.choose('privacy:sign-out', WORDS[settings.lang].signOut));
part('restart').addEventListener('click', () => {
  stopReading();
  chat.startOver();
  box.focus();
});

const signedIn = new URLSearchParams(location.search).has('signed-in');
// neither a reload nor a bookmark is a sign-in
if (signedIn) history.replaceState(null, '', location.pathname);
chat.open(signedIn);
