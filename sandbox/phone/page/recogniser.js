/**
 * The microphone through the browser's own recogniser, where there is one. Some browsers send the sound to their maker: the page says so.
 */
export class Recogniser {
  /** @type {any} */
  #recognition = null;

  /**
   * @param {(utterances: {text: string, confidence: number}[]) => void} onHeard the likeliest first
   * @param {() => void} onSpeaking somebody began to speak
   * @param {(reason: string) => void} onFailed
   */
  constructor(onHeard, onSpeaking, onFailed) {
    const Recognition = /** @type {any} */ (window).SpeechRecognition ?? /** @type {any} */ (window).webkitSpeechRecognition;
    if (!Recognition) return;
    this.#recognition = new Recognition();
    this.#recognition.lang = 'th-TH';
    this.#recognition.maxAlternatives = 5;
    this.#recognition.addEventListener('speechstart', onSpeaking);
    this.#recognition.addEventListener('result', (/** @type {any} */ event) => {
      const alternatives = [...event.results[event.results.length - 1]];
      onHeard(alternatives.map(({ transcript, confidence }) => ({ text: transcript.trim(), confidence })));
    });
    this.#recognition.addEventListener('error', (/** @type {any} */ event) => {
      // silence is for the call to deal with
      if (event.error !== 'no-speech' && event.error !== 'aborted') onFailed(event.error);
    });
  }

  get available() {
    return this.#recognition !== null;
  }

  start() {
    try {
      this.#recognition?.start();
    } catch {
      // it listens already
    }
  }

  stop() {
    this.#recognition?.abort();
  }
}
