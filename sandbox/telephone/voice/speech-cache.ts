import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { toMuLaw } from './to-mu-law.ts';

/** What is spoken, and how: `rate` and `volume` 1 are normal, `lang` as in `th-TH`. */
export interface Speech {
  text: string;
  lang: string;
  rate: number;
  volume: number;
}

// espeak-ng's own: words a minute, and loudness of at most 200
const NORMAL_RATE = 150;
const NORMAL_VOLUME = 100;

/** A voice for development: espeak-ng, kept on disk so that each sentence is made once. */
export class SpeechCache {
  readonly #folder: string;

  /** @param folder made when it is not there; what is in it may be deleted at any time */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @returns µ-law at 8 kHz @throws Error when espeak-ng or sox is missing or fails */
  async speak({ text, lang, rate, volume }: Speech): Promise<Uint8Array> {
    const voice = lang.toLowerCase().replace(/-.*$/, '');
    const speed = Math.max(80, Math.round(NORMAL_RATE * rate));
    const amplitude = Math.min(200, Math.round(NORMAL_VOLUME * volume));
    const name = createHash('sha256')
      .update(JSON.stringify([voice, speed, amplitude, text]))
      .digest('hex');
    const file = join(this.#folder, `${name}.ul`);
    const kept = await readFile(file).catch(() => undefined);
    if (kept) return kept;
    const wav = await runProgram('espeak-ng', ['-v', voice, '-s', String(speed), '-a', String(amplitude), '--stdin', '--stdout'], text);
    const sound = await toMuLaw(wav);
    await mkdir(this.#folder, { recursive: true });
    // two calls may make the same sentence at once: each writes its own file, the last one stays
    const own = `${file}.${randomUUID()}`;
    await writeFile(own, sound);
    await rename(own, file);
    return sound;
  }
}
