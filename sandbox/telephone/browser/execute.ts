import type { Flow, Place } from './call-state.ts';
import { declareOrRun } from './form-state.ts';
import { follow, submit } from './navigate.ts';
import { textOf, type XmlElement } from './parse-xml.ts';
import { queuePrompt } from './queue-prompt.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

type Content = XmlElement['children'];

/** Executes the content of a block, `filled` or handler in a scope of its own. @returns where to go, when it says so */
export async function execute(content: Content, place: Place, variables: Record<string, unknown> = {}): Promise<Flow | undefined> {
  const { scopes } = place.call;
  scopes.enter('anonymous');
  for (const [name, value] of Object.entries(variables)) scopes.set('anonymous', name, value);
  try {
    return await run(content, place);
  } finally {
    scopes.leave('anonymous');
  }
}

async function run(content: Content, place: Place): Promise<Flow | undefined> {
  let words: Content = [];
  for (const part of content) {
    if (typeof part === 'string' || part.name === 'audio' || part.name === 'value') {
      words.push(part);
      continue;
    }
    say(words, place);
    words = [];
    const flow = await step(part, place);
    if (flow) return flow;
  }
  say(words, place);
  return undefined;
}

/** Bare text is one prompt up to the next element that does something. */
function say(children: Content, place: Place): void {
  if (children.some((child) => typeof child !== 'string' || child.trim() !== '')) queuePrompt({ name: 'prompt', attributes: {}, children }, place);
}

async function step(element: XmlElement, place: Place): Promise<Flow | undefined> {
  const { name, attributes } = element;
  const { scopes, onStep } = place.call;
  switch (name) {
    case 'prompt':
      if (scopes.condition(attributes.cond)) queuePrompt(element, place);
      return undefined;
    case 'assign':
      scopes.assign(attributes.name ?? '', attributes.expr ?? 'undefined');
      return undefined;
    case 'clear':
      place.form.clear(attributes.namelist?.split(/\s+/).filter(Boolean));
      return undefined;
    case 'var':
    case 'script':
      declareOrRun(element, scopes);
      return undefined;
    case 'log':
      onStep({ step: 'log', text: [textOf(element), attributes.expr === undefined ? '' : scopes.text(attributes.expr)].filter(Boolean).join(' ') });
      return undefined;
    case 'if':
      return run(branch(element, place), place);
    case 'reprompt':
      place.reprompt = true;
      return undefined;
    case 'throw':
      throw new VoiceXmlEvent(attributes.event ?? scopes.text(attributes.eventexpr ?? "''"), attributes.message ?? '');
    case 'goto':
      return follow(element, place);
    case 'submit':
      return submit(element, place);
    case 'exit':
      return { to: 'exit' };
    case 'disconnect':
      return { to: 'disconnect' };
    default:
      throw new VoiceXmlEvent(`error.unsupported.${name}`, `<${name}> is not known to this telephone.`);
  }
}

/** The part of an `if` whose condition holds; `elseif` and `else` stand between the parts as empty elements. */
function branch({ attributes, children }: XmlElement, { call }: Place): Content {
  let taken = call.scopes.condition(attributes.cond);
  const content: Content = [];
  for (const child of children) {
    const divides = typeof child !== 'string' && (child.name === 'elseif' || child.name === 'else');
    if (!divides) {
      if (taken) content.push(child);
    } else if (taken) return content;
    else taken = child.name === 'else' || call.scopes.condition(child.attributes.cond);
  }
  return content;
}
