import { absoluteUrl } from './absolute-url.ts';
import { keysGrammar } from './builtin-grammar.ts';
import { compileGrammar } from './compile-grammar.ts';
import type { Fetcher } from './fetcher.ts';
import type { Grammar } from './grammar.ts';
import { elementsOf, type XmlElement } from './parse-xml.ts';
import { timeProperty } from './properties.ts';

/** A grammar that is listened for, and the element that takes what it matches: the field, or a link around it. */
export interface ActiveGrammar {
  grammar: Grammar;
  takenBy: XmlElement;
}

/** @param chain the field and what is around it; the field's own grammars come first, and so win. @param base address that `src` starts from */
export async function activeGrammars(chain: XmlElement[], base: string, fetcher: Fetcher): Promise<ActiveGrammar[]> {
  const [field, ...around] = chain;
  if (!field) return [];
  const takers = [field, ...around.flatMap((element) => elementsOf(element, 'link'))];
  const found: ActiveGrammar[] = [];
  for (const taker of takers) {
    if (taker.attributes.dtmf) found.push({ grammar: keysGrammar(taker.attributes.dtmf), takenBy: taker });
    if (taker.name === 'field' && taker.attributes.type)
      for (const grammar of await ofType(taker.attributes.type, fetcher)) found.push({ grammar, takenBy: taker });
    for (const element of elementsOf(taker, 'grammar')) {
      const { src } = element.attributes;
      const timeoutMs = timeProperty(chain, 'fetchtimeout');
      const grammar =
        src === undefined ? compileGrammar(element) : await fetcher.grammar(src.startsWith('builtin:') ? src : absoluteUrl(src, base).href, timeoutMs);
      found.push({ grammar, takenBy: taker });
    }
  }
  return found;
}

async function ofType(type: string, fetcher: Fetcher): Promise<Grammar[]> {
  return [await fetcher.grammar(`builtin:dtmf/${type}`, 0), await fetcher.grammar(`builtin:grammar/${type}`, 0)];
}
