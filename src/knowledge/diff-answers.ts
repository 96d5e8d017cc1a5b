import type { Day } from './calendar.ts';
import { sentences } from './compose-answer.ts';
import type { FactBook } from './facts.ts';
import { fillIn } from './fill-in.ts';
import { BODY_FIELDS, bodyOn, type Topic } from './topic.ts';

/** One line of an answer on two days. `undefined`: a figure in it is not known that day, or the line is not there. */
export interface Difference {
  topic: string;
  place: string;
  before: string | undefined;
  after: string | undefined;
}

const SECTIONS = [undefined, '33', '39', '40'] as const;

/** Which lines of which answers read differently on two days, in Thai. */
export function diffAnswers(topics: Map<string, Topic>, facts: FactBook, before: Day, after: Day): Difference[] {
  const found: Difference[] = [];
  for (const topic of topics.values()) {
    const base = linesOn(topic, facts, before, undefined);
    for (const section of SECTIONS) {
      if (section && !topic.sections?.[section]) continue;
      const old = section ? linesOn(topic, facts, before, section) : base;
      const now = linesOn(topic, facts, after, section);
      for (const place of new Set([...old.keys(), ...now.keys()])) {
        const was = old.get(place);
        const is = now.get(place);
        // what a section shares with the general answer is told once
        if (was === is || (section && was === base.get(place) && is === linesOn(topic, facts, after, undefined).get(place))) continue;
        found.push({ topic: topic.id, place: section ? `section ${section} ${place}` : place, before: was, after: is });
      }
    }
  }
  return found;
}

function linesOn(topic: Topic, facts: FactBook, day: Day, section: (typeof SECTIONS)[number]): Map<string, string> {
  const body = bodyOn(topic, day, section);
  const lines = new Map<string, string>();
  const add = (place: string, texts: string[]): void => {
    texts.forEach((text, index) => {
      let known = true;
      const filled = fillIn(text, facts, day, 'th', (reading) => {
        known &&= reading.known;
      });
      if (known) lines.set(`${place} ${index + 1}`, filled);
    });
  };
  add('answer', sentences(body.answer.th));
  for (const field of BODY_FIELDS) add(field, body[field]?.th ?? []);
  return lines;
}
