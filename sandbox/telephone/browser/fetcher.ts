import { builtinGrammar } from './builtin-grammar.ts';
import { compileGrammar } from './compile-grammar.ts';
import { BadFetch, type DocumentRequest, type DocumentSource } from './document-source.ts';
import type { Grammar } from './grammar.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import { VoiceXmlEvent } from './voice-xml-event.ts';

/** A document that was fetched and read. */
export interface LoadedDocument {
  url: string;
  vxml: XmlElement;
}

/** Fetches and reads documents and grammars; whatever goes wrong becomes a VoiceXmlEvent. A grammar is fetched once a call. */
export class Fetcher {
  readonly #source: DocumentSource;
  readonly #grammars = new Map<string, Grammar>();

  constructor(source: DocumentSource) {
    this.#source = source;
  }

  async document(request: DocumentRequest): Promise<LoadedDocument> {
    const { url, root } = await this.#read(request);
    if (root.name !== 'vxml') throw new VoiceXmlEvent('error.badfetch', `${pathOf(url)} is a <${root.name}> document, not <vxml>.`);
    return { url, vxml: root };
  }

  /** @param url absolute, or `builtin:...` */
  async grammar(url: string, timeoutMs: number): Promise<Grammar> {
    const kept = this.#grammars.get(url);
    if (kept) return kept;
    const grammar = url.startsWith('builtin:') ? builtinGrammar(url) : compileGrammar((await this.#read({ url, method: 'GET', fields: [], timeoutMs })).root);
    this.#grammars.set(url, grammar);
    return grammar;
  }

  async #read(request: DocumentRequest): Promise<{ url: string; root: XmlElement }> {
    const { url, text } = await this.#source(request).catch((cause: Error) => {
      throw new VoiceXmlEvent(cause instanceof BadFetch ? cause.event : 'error.badfetch', cause.message, { cause });
    });
    try {
      return { url, root: parseXml(text) };
    } catch (cause) {
      throw new VoiceXmlEvent('error.badfetch', `${pathOf(url)} is not well-formed XML: ${(cause as Error).message.trim()}`, { cause });
    }
  }
}

/** An address without its query, which may hold what the caller said. */
function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
