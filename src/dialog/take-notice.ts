import type { Lang } from '../knowledge/calendar.ts';
import type { Outcome, Turn } from './dialog.ts';
import { openTopic } from './open-topic.ts';
import { resumeFlow } from './run-flow.ts';
import type { Say } from './say.ts';

/** A value may be in words of both languages: who tells it does not know which one the person speaks. */
export type NoticeValues = Record<string, string | number | Record<Lang, string>>;

/** What a person is told without having asked just now. */
export type NoticeEvent =
  /** A phrase of locales/<lang>/notices.yaml. */
  | { result: 'notice'; key: string; values?: NoticeValues }
  /** What they once asked, and wanted to be told, has an answer now. */
  | { result: 'answered'; topic: string };

/** Says it in between: the choices and the form that were there stay. */
export function takeNotice(turn: Turn, event: NoticeEvent): Outcome {
  const { session } = turn;
  const topic = 'action.callback';
  if (event.result === 'notice') {
    const says: Say[] = [{ say: 'phrase', key: `notices:${event.key}`, values: valuesIn(session.lang, event.values) }];
    const resumed = session.handoff ? undefined : resumeFlow(turn);
    return { says: [...says, ...(resumed?.says ?? [])], choices: resumed?.choices ?? session.choices, topic, outcome: 'answer', disposition: 'told' };
  }
  const answer = openTopic(turn, { topic: event.topic });
  return { ...answer, says: [{ say: 'phrase', key: 'notices:answered.opening' }, ...answer.says], disposition: 'told' };
}

/** The values in one language. */
export function valuesIn(lang: Lang, values: NoticeValues = {}): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]));
}
