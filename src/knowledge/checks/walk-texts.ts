import type { Lang } from '../calendar.ts';
import { BODY_FIELDS, type Body, type Lines, type Text, type Topic } from '../topic.ts';

export interface Place {
  /** Where in the file, e.g. `sections.39.answer.th`. */
  field: string;
  lang: Lang;
  lines: string[];
}

/** Every text of a topic that reaches a person, with its place in the file. */
export function walkTexts(topic: Topic): Place[] {
  const places: Place[] = [];
  walkBody(topic, '', places);
  for (const [section, body] of Object.entries(topic.sections ?? {})) walkBody(body, `sections.${section}.`, places);
  topic.editions?.forEach((edition, index) => {
    walkBody(edition, `editions[${index}].`, places);
    for (const [section, body] of Object.entries(edition.sections ?? {})) walkBody(body, `editions[${index}].sections.${section}.`, places);
  });
  return places;
}

function walkBody(body: Body, prefix: string, places: Place[]): void {
  const add = (name: string, value: Text | Lines | undefined): void => {
    for (const lang of ['th', 'en'] as const) {
      const text = value?.[lang];
      if (text === undefined) continue;
      places.push({ field: `${prefix}${name}.${lang}`, lang, lines: Array.isArray(text) ? text : text.split('\n').filter((line) => line.trim()) });
    }
  };
  add('answer', body.answer);
  for (const field of BODY_FIELDS) add(field, body[field]);
  add('voice', body.voice);
}
