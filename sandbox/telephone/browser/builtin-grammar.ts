import { type Grammar, type GrammarNode, nothing } from './grammar.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/**
 * The grammars that every VoiceXML gateway has (VoiceXML 2.1, appendix P), as far as they are used here: `digits` with `minlength`, `maxlength` or
 * `length`, by keys and by words; and `builtin:grammar/transcribe` or `builtin:speech/transcribe`, as recognisers name free speech.
 *
 * @param uri such as `builtin:dtmf/digits?minlength=1;maxlength=13`
 */
export function builtinGrammar(uri: string): Grammar {
  if (/^builtin:(grammar|speech)\/transcribe\b/.test(uri)) return oneRule('voice', { kind: 'garbage' });
  const [, kind, type, query = ''] = /^builtin:(dtmf|grammar)\/(\w+)(?:\?(.*))?$/.exec(uri) ?? [];
  if (kind === undefined || type !== 'digits')
    throw new VoiceXmlEvent(
      'error.unsupported.builtin',
      `"${uri}" is not known to this telephone. Allowed: builtin:dtmf/digits, builtin:grammar/digits, builtin:grammar/transcribe.`,
    );
  const length = (name: string): number | undefined => {
    const figure = new RegExp(`(?:^|[;&])${name}=(\\d+)`).exec(query)?.[1];
    return figure === undefined ? undefined : Number(figure);
  };
  const least = length('length') ?? length('minlength') ?? 1;
  const most = length('length') ?? length('maxlength') ?? Number.POSITIVE_INFINITY;
  return oneRule(kind === 'dtmf' ? 'dtmf' : 'voice', { kind: 'repeat', node: digit, least, most });
}

/** The grammar of a `<choice>` or `<link>` with `dtmf="1 2"`: exactly these keys. */
export function keysGrammar(keys: string): Grammar {
  const nodes = [...keys.replace(/\s+/g, '')].map((text): GrammarNode => ({ kind: 'token', text }));
  return oneRule('dtmf', nodes.length > 0 ? { kind: 'sequence', nodes } : nothing);
}

const digit: GrammarNode = { kind: 'one-of', nodes: [...'0123456789'].map((text) => ({ kind: 'token', text })) };

function oneRule(mode: Grammar['mode'], rule: GrammarNode): Grammar {
  return { mode, root: 'root', rules: new Map([['root', rule]]) };
}
