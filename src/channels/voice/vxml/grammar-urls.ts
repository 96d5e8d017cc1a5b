import type { Listening, SpokenStep } from '../spoken-step.ts';

/** `keys.grxml?keys=1,2,0,*,%23`: the keys of a menu. */
export function keysUrl(folder: string, keys: string[]): string {
  return `${folder}/keys.grxml?keys=${keys.map(encodeURIComponent).join(',')}`;
}

/** `digits.grxml?least=13&most=13`: a number typed by keys. */
export function digitsUrl(folder: string, { least, most }: NonNullable<Listening['digits']>): string {
  return `${folder}/digits.grxml?least=${least}&most=${most}`;
}

/** `words.grxml?lang=th&say=...&say=...`: the choices by their names, and the manners of a call, which are the same everywhere. */
export function wordsUrl(folder: string, lang: SpokenStep['lang'], labels: string[]): string {
  return `${folder}/words.grxml?lang=${lang}${[...new Set(labels)].map((label) => `&say=${encodeURIComponent(label.toWellFormed())}`).join('')}`;
}
