import type { TurnAnswer } from '../../turn-service.ts';
import type { SpokenReply } from '../speak/spoken-reply.ts';
import { type CallState, type Frame, inPages, type Option } from './call-state.ts';
import type { Done, Tools } from './tools.ts';

/** An answer of the dialog as a frame of the call. */
export function frameOf(answer: TurnAnswer, { caller }: CallState, done: Done, tools: Tools): Partial<Frame> & { said: string[] } {
  const { replies, expects, outcome, disposition } = answer;
  const spoken = replies.map((reply) => tools.speak(reply));
  const cards = replies.flatMap(({ card }) => (card ? [card] : []));
  const choices = choicesOf(spoken.at(-1)?.followUps ?? [], disposition === 'offered_person' ? helpers(done, tools) : []);
  const said = spoken.flatMap(({ sentences }) => sentences);
  const { lines, line, parts } = detailsOf(spoken);
  if (cards.length === 0 && outcome === 'answer' && !expects)
    return { said, lines, line, pages: inPages(choices), told: true, after: tools.say('after-answer.ask') };
  if (cards.length === 0 || outcome === 'ask' || expects)
    return { said: [...said, ...numberOf(expects, caller, tools)], lines, line, ...awaited(expects, caller, choices, tools) };
  const goesOn = spoken.some(({ steps = [], stepsSaid = 0 }) => steps.length > stepsSaid);
  const offers: Option[] = [
    ...(lines.length > line ? [{ id: 'call:details', label: tools.say(goesOn ? 'menu.go-on' : 'menu.details') }] : []),
    ...(cards.every(({ kind }) => kind !== 'personal') ? [{ id: 'call:text', label: tools.say('menu.text') }] : []),
  ];
  const pages = offers.length > 0 ? [offers, ...inPages(choices)] : inPages(choices);
  return { said, pages, lines, line, parts, told: true, after: tools.say('after-answer.ask') };
}

/** The number that calls is read out, so that one key is enough. It stands in no option: their names go into addresses of grammars. */
function numberOf(expects: TurnAnswer['expects'], caller: string | undefined, tools: Tools): string[] {
  return expects === 'phone' && caller ? [tools.say('number.calling', { phone: caller })] : [];
}

/** What a form waits for, by keys where that is possible. */
function awaited(expects: TurnAnswer['expects'], caller: string | undefined, choices: Option[], tools: Tools): Partial<Frame> {
  switch (expects) {
    case 'phone': {
      if (!caller) return { number: 'phone' };
      const here = { id: 'call:this-number', label: tools.say('menu.this-number') };
      return { pages: inPages([here, { id: 'call:other-number', label: tools.say('menu.other-number') }]) };
    }
    case 'number':
      return { number: 'number' };
    case 'text':
      return { pages: inPages(choices), long: true };
    default:
      return { pages: inPages(choices) };
  }
}

/** What may be meant, then who helps, then where else to ask; giving up last. 0 is a person everywhere, small talk is no help, and a call cannot be answered later. */
function choicesOf(followUps: Option[], help: Option[]): Option[] {
  const kept = followUps
    .filter(({ id }) => id !== 'topic:action.agent' && !/^(later|privacy:export|topic:talk\.)/.test(id))
    // the number that calls is known, and the matter too
    .map(({ id, label }) => (id === 'topic:action.callback' ? { id: 'call:callback', label } : { id, label }));
  const others = kept.filter(({ id }) => id !== 'flow:cancel');
  const rest = others.filter((option) => !help.some(({ id }) => id === option.id));
  const elsewhere = help.length > 0 ? rest.filter(({ id }) => id.startsWith('topic:channel.')) : [];
  return [...rest.filter((option) => !elsewhere.includes(option)), ...help, ...elsewhere, ...kept.filter(({ id }) => id === 'flow:cancel')];
}

/** Who does not get on with us: a person, if there is one, or a callback. */
function helpers(done: Done, tools: Tools): Option[] {
  const callback = { id: 'call:callback', label: tools.say('menu.callback') };
  return done.includes('nobody-free') ? [callback] : [{ id: 'call:person', label: tools.say('menu.person') }, callback];
}

/** Everything that is told on request, line by line, which of it comes next, and where its parts begin. */
function detailsOf(spoken: SpokenReply[]): { lines: string[]; line: number; parts: NonNullable<Frame['parts']> } {
  const lines = spoken.flatMap(({ steps = [] }) => steps);
  // the first line of a list was said with the answer
  const line = spoken.find(({ steps = [] }) => steps.length > 0)?.stepsSaid ?? 0;
  const parts: NonNullable<Frame['parts']> = [];
  for (const { title, lines: more } of spoken.flatMap(({ parts: each = [] }) => each)) {
    if (more.length > 0) parts.push({ title, line: lines.length });
    lines.push(...more);
  }
  return { lines, line, parts };
}
