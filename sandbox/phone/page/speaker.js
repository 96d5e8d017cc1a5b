/** Thai at the pace of a hotline: letters a second (src/knowledge/plainness.ts, voiceSeconds). */
const LETTERS_A_SECOND = 11;
/** Without sound and in a hurry: as long as it takes to see that something is shown. */
const FAST_MS = 120;
/** The browser's voice cannot be louder than 1, so that normal is below it. */
const NORMAL_VOLUME = 0.65;

/**
 * Says a prompt with the browser's Thai voice, or shows it for as long as it would be spoken.
 * @typedef {{kind: 'say', text: string, lang: string, rate: number, volume: number} | {kind: 'pause', ms: number}
 *   | {kind: 'recording', url: string, fallback: Part[]}} Part
 */
export class Speaker {
  /** @type {() => {aloud: boolean, fast: boolean}} */
  #settings;
  /** @type {AbortController | null} */
  #speaking = null;

  /** @param {() => {aloud: boolean, fast: boolean}} settings asked before each sentence */
  constructor(settings) {
    this.#settings = settings;
    // browsers load their voices when first asked for them
    window.speechSynthesis?.getVoices();
  }

  /** Whether this browser can say Thai. */
  get hasVoice() {
    return voiceFor('th-TH') !== undefined;
  }

  /**
   * @param {Part[]} parts
   * @param {(text: string) => void} onSay told of each sentence as it begins
   * @returns {Promise<boolean>} whether it came to its end
   */
  async speak(parts, onSay) {
    this.stop();
    const speaking = new AbortController();
    this.#speaking = speaking;
    for (const part of flat(parts)) {
      if (speaking.signal.aborted) return false;
      if (part.kind === 'pause') await this.#wait(part.ms, speaking.signal);
      else {
        onSay(part.text);
        await this.#say(part, speaking.signal);
      }
    }
    return !speaking.signal.aborted;
  }

  stop() {
    this.#speaking?.abort();
    this.#speaking = null;
    window.speechSynthesis?.cancel();
  }

  /** @param {Extract<Part, {kind: 'say'}>} part @param {AbortSignal} signal */
  async #say({ text, lang, rate, volume }, signal) {
    const { aloud, fast } = this.#settings();
    const voice = aloud && !fast ? voiceFor(lang) : undefined;
    if (!voice) return this.#wait((text.replace(/\s/g, '').length / LETTERS_A_SECOND / rate) * 1000, signal);
    await new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      Object.assign(utterance, { lang, voice, rate, volume: Math.min(1, volume * NORMAL_VOLUME) });
      utterance.addEventListener('end', resolve);
      // cut short, or a voice that fails: the call goes on
      utterance.addEventListener('error', resolve);
      signal.addEventListener('abort', resolve);
      window.speechSynthesis.speak(utterance);
    });
  }

  /** @param {number} ms @param {AbortSignal} signal */
  #wait(ms, signal) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#settings().fast ? Math.min(ms, FAST_MS) : ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    });
  }
}

/**
 * What is spoken; the words of a sound file stand for the file.
 * @param {Part[]} parts
 * @returns {Exclude<Part, {kind: 'recording'}>[]}
 */
function flat(parts) {
  return parts.flatMap((part) => (part.kind === 'recording' ? flat(part.fallback) : [part]));
}

/** @param {string} lang */
function voiceFor(lang) {
  const language = lang.slice(0, 2);
  return window.speechSynthesis?.getVoices().find((voice) => voice.lang.replace('_', '-').startsWith(language));
}
