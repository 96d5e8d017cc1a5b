import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DialogContent, LifeEvent } from '../dialog/dialog.ts';
import type { Flow } from '../dialog/flow.ts';
import { type DeadlineKind, isDeadlineKind } from '../knowledge/calculators/index.ts';
import { ContentError } from '../knowledge/content-error.ts';
import type { FactBook } from '../knowledge/facts.ts';
import { placeholders } from '../knowledge/fill-in.ts';
import type { Topic } from '../knowledge/topic.ts';
import { checkFlow, knownTopic } from './check-flow.ts';
import { ROOT, readYaml, schemaCheck } from './read-content.ts';

const LIFE_EVENTS = 'life-events.yaml';

export interface Dialogs {
  flows: Flow[];
  lifeEvents: LifeEvent[];
  deadlines: DialogContent['deadlines'];
  popular: string[];
  /** Groups of words that mean the same where the line that answers is sought. */
  sameWords: string[][];
}

/** Every flow and life event. @throws ContentError for a file that names an unknown topic, slot or fact. */
export function readDialogs(topics: Map<string, Topic>, facts: FactBook, root = ROOT): Dialogs {
  const check = schemaCheck('flow.schema.json', root);
  const flows = readdirSync(join(root, 'dialogs'))
    .filter((name) => name.endsWith('.yaml') && name !== LIFE_EVENTS)
    .sort()
    .map((name) => {
      const file = `dialogs/${name}`;
      const flow = readYaml<Flow>(file, root);
      check(flow, file);
      checkFlow(flow, file, basename(name, '.yaml'), topics);
      return flow;
    });
  const file = `dialogs/${LIFE_EVENTS}`;
  const data = readYaml<LifeEventsFile>(file, root);
  checkLifeEvents(data, file, topics, facts);
  return { flows, lifeEvents: data.events, deadlines: data.deadlines as Record<string, DeadlineKind>, popular: data.popular, sameWords: data.sameWords };
}

interface LifeEventsFile {
  popular: string[];
  sameWords: string[][];
  deadlines: Record<string, string>;
  events: LifeEvent[];
}

function checkLifeEvents(data: LifeEventsFile, file: string, topics: Map<string, Topic>, facts: FactBook): void {
  for (const id of data.popular) knownTopic(file, 'popular', id, topics);
  const knownDeadline = (field: string, kind: string): void => {
    if (!isDeadlineKind(kind))
      throw new ContentError(file, field, `unknown deadline "${kind}"`, 'section39, unemployment, claim, work-injury, leaving-cover, road');
  };
  for (const [id, kind] of Object.entries(data.deadlines)) {
    knownTopic(file, 'deadlines', id, topics);
    knownDeadline(`deadlines.${id}`, kind);
  }
  data.sameWords.forEach((group, index) => {
    if (group.length < 2) throw new ContentError(file, `sameWords[${index}]`, 'a group of one word', 'two or more words that mean the same');
  });
  for (const event of data.events) {
    if (event.money) knownTopic(file, `events.${event.id}.money`, event.money, topics);
    for (const item of event.items) {
      const field = `events.${event.id}.items.${item.topic}`;
      knownTopic(file, field, item.topic, topics);
      if (item.deadline) knownDeadline(field, item.deadline);
      for (const lang of ['th', 'en'] as const) {
        for (const id of placeholders(item.text[lang])) {
          if (!facts.has(id)) throw new ContentError(file, `${field}.text.${lang}`, `unknown fact {${id}}`, 'an id of knowledge/facts.yaml');
        }
      }
    }
  }
}
