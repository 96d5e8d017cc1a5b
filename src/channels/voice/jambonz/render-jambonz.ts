import type { SpokenPrompt, SpokenStep } from '../spoken-step.ts';
import type { JambonzOptions } from './jambonz-options.ts';
import { renderGather } from './render-gather.ts';
import { dialPerson, renderPerson } from './render-person.ts';
import { ssmlOf } from './ssml.ts';
import type { JambonzVerb, SayVerb } from './verbs.ts';

/**
 * One step of a call as verbs of jambonz. Barge-in belongs to a whole `gather`, so everything up to the last prompt that may not be cut short is
 * said before it. Behind the `gather` stands a person: its answer replaces what follows, and jambonz only comes there when none came.
 */
export function renderJambonz(step: SpokenStep, options: JambonzOptions): JambonzVerb[] {
  const { prompts, then } = step;
  switch (then.do) {
    case 'listen': {
      const free = prompts.findLastIndex(({ bargeIn }) => !bargeIn) + 1;
      const question = renderGather(then.listening, step.lang, ssmlOf(prompts.slice(free), step), options);
      return [...said(prompts.slice(0, free), step), question, dialPerson(options)];
    }
    case 'transfer':
      return [...said(prompts, step), renderPerson(then.summary, options)];
    case 'hang-up':
      return [...said(prompts, step), { verb: 'hangup' }];
  }
}

function said(prompts: SpokenPrompt[], step: SpokenStep): SayVerb[] {
  const text = ssmlOf(prompts, step);
  return text ? [{ verb: 'say', text }] : [];
}
