import { languageTag } from './render-prompts.ts';
import { element, type Xml, xmlDocument, xmlText } from './xml.ts';

/** What an SRGS document accepts. */
export type GrammarSpec =
  /** One of these keys. */
  | { kind: 'keys'; keys: string[] }
  /** A number of so many digits, typed by keys. */
  | { kind: 'digits'; least: number; most: number }
  /** One of these phrases. */
  | { kind: 'words'; lang: 'th' | 'en'; words: string[] };

const KEY = /^[0-9*#]$/;
const MOST_DIGITS = 32;

/**
 * A grammar as an SRGS 1.0 document, valid by grammar.xsd.
 * @throws RangeError for keys that no telephone has, digits that make no number, or nothing to accept.
 */
export function renderGrammar(spec: GrammarSpec): string {
  switch (spec.kind) {
    case 'keys': {
      const wrong = spec.keys.find((key) => !KEY.test(key));
      if (wrong !== undefined || spec.keys.length === 0) throw new RangeError(`keys: "${wrong ?? ''}" is no key. Allowed: 0 to 9, * and #, one or more.`);
      return document({ mode: 'dtmf' }, oneOf([...new Set(spec.keys)]));
    }
    case 'digits': {
      const { least, most } = spec;
      if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 1 && most >= least && most <= MOST_DIGITS))
        throw new RangeError(`digits: ${least} to ${most}. Allowed: whole numbers, 1 to ${MOST_DIGITS}, the least first.`);
      return document({ mode: 'dtmf' }, element('item', { repeat: `${least}-${most}` }, element('ruleref', { uri: '#digit' })), digitRule());
    }
    case 'words': {
      const words = [...new Set(spec.words.map((word) => xmlText(word.replace(/["“”\s]+/g, ' ')).trim()))].filter(Boolean);
      if (words.length === 0) throw new RangeError('words: nothing to accept. Allowed: one phrase or more.');
      return document({ mode: 'voice', 'xml:lang': languageTag(spec.lang) }, element('one-of', {}, ...words.map((word) => element('item', {}, word))));
    }
  }
}

function document(attributes: Record<string, string>, body: Xml, ...rules: Xml[]): string {
  return xmlDocument(
    element(
      'grammar',
      { xmlns: 'http://www.w3.org/2001/06/grammar', version: '1.0', root: 'answer', ...attributes },
      element('rule', { id: 'answer', scope: 'public' }, body),
      ...rules,
    ),
  );
}

function digitRule(): Xml {
  return element('rule', { id: 'digit' }, oneOf([...'0123456789']));
}

function oneOf(keys: string[]): Xml {
  return element('one-of', {}, ...keys.map((key) => element('item', {}, key)));
}
