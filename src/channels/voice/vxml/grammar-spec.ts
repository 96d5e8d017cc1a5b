import type { GrammarSpec } from './render-grammar.ts';

/**
 * What the address of a grammar asks for (grammar-urls.ts).
 * @param name of the file: `keys`, `digits` or `words`.
 * @param mannerWords phrases that are understood everywhere, such as พูดอีกที; they belong to every grammar of words.
 * @returns nothing for a name that is none of them. Whether the values make a grammar `renderGrammar` says.
 */
export function grammarSpec(name: string, query: URLSearchParams, mannerWords: readonly string[]): GrammarSpec | undefined {
  switch (name) {
    case 'keys':
      return { kind: 'keys', keys: (query.get('keys') ?? '').split(',').filter(Boolean) };
    case 'digits':
      return { kind: 'digits', least: Number(query.get('least')), most: Number(query.get('most')) };
    case 'words':
      return { kind: 'words', lang: query.get('lang') === 'en' ? 'en' : 'th', words: [...query.getAll('say'), ...mannerWords] };
    default:
      return undefined;
  }
}
