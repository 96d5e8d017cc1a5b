import { type Lang, WORDS } from './words.ts';

/** Whether this browser can. */
export const canReadAloud = 'speechSynthesis' in window;

/** Reads lines aloud with the browser's own voice; pressing the same button again stops it. */
export function readAloud(lines: string[], lang: Lang, pressed: HTMLButtonElement): void {
  const stop = speechSynthesis.speaking && pressed.dataset.reading === 'yes';
  speechSynthesis.cancel();
  mark(pressed, lang, !stop);
  if (stop) return;
  const utterance = new SpeechSynthesisUtterance(lines.join('. '));
  utterance.lang = lang === 'th' ? 'th-TH' : 'en-GB';
  utterance.rate = 0.9;
  const voice = speechSynthesis.getVoices().find((candidate) => candidate.lang.startsWith(lang));
  if (voice) utterance.voice = voice;
  // also when another reading cuts it short
  for (const over of ['end', 'error'] as const) utterance.addEventListener(over, () => mark(pressed, lang, false));
  speechSynthesis.speak(utterance);
}

export function stopReading(): void {
  if (canReadAloud) speechSynthesis.cancel();
}

function mark(pressed: HTMLButtonElement, lang: Lang, reading: boolean): void {
  pressed.dataset.reading = reading ? 'yes' : 'no';
  pressed.textContent = reading ? `■ ${WORDS[lang].stop}` : `▶ ${WORDS[lang].listen}`;
}
