import { describe, expect, test } from '@jest/globals';
import { grammarFaults } from '../../../../test/helpers/vxml-valid.ts';
import { grammarSpec } from './grammar-spec.ts';
import { digitsUrl, keysUrl, wordsUrl } from './grammar-urls.ts';
import { type GrammarSpec, renderGrammar } from './render-grammar.ts';

function rendered(spec: GrammarSpec): string {
  const document = renderGrammar(spec);
  expect(grammarFaults(document)).toEqual([]);
  return document;
}

function items(document: string): string[] {
  return [...document.matchAll(/<item>([^<]*)<\/item>/g)].map(([, item = '']) => item);
}

test('a menu accepts its keys, each once', () => {
  const document = rendered({ kind: 'keys', keys: ['1', '2', '0', '*', '#', '1'] });
  expect(items(document)).toEqual(['1', '2', '0', '*', '#']);
  expect(document).toContain('mode="dtmf"');
});

test('a number accepts so many digits', () => {
  expect(rendered({ kind: 'digits', least: 9, most: 10 })).toContain('<item repeat="9-10"><ruleref uri="#digit"/></item>');
});

test('words are accepted in their language, quotes and gaps aside', () => {
  const document = rendered({ kind: 'words', lang: 'th', words: ['เงินว่างงาน', ' พูด "อีกที" ', 'พูด อีกที', 'A & B', ''] });
  expect(items(document)).toEqual(['เงินว่างงาน', 'พูด อีกที', 'A &amp; B']);
  expect(document).toContain('xml:lang="th-TH"');
});

test.each<[GrammarSpec, string]>([
  [{ kind: 'keys', keys: ['a'] }, '"a" is no key. Allowed: 0 to 9, * and #'],
  [{ kind: 'keys', keys: [] }, 'one or more'],
  [{ kind: 'digits', least: 0, most: 3 }, 'Allowed: whole numbers, 1 to 32'],
  [{ kind: 'digits', least: 5, most: 3 }, 'the least first'],
  [{ kind: 'digits', least: 1, most: 1e6 }, '1 to 32'],
  [{ kind: 'digits', least: Number.NaN, most: 3 }, 'digits: NaN to 3'],
  [{ kind: 'words', lang: 'th', words: [' '] }, 'nothing to accept'],
])('%j is refused', (spec, message) => {
  expect(() => renderGrammar(spec)).toThrow(message);
});

describe('the address of a grammar is read as it was written', () => {
  const read = (url: string): GrammarSpec | undefined => {
    const { pathname, searchParams } = new URL(url, 'http://service/');
    return grammarSpec(/([a-z]+)\.grxml$/.exec(pathname)?.[1] ?? '', searchParams, ['พูดอีกที']);
  };

  test('keys', () => {
    expect(read(keysUrl('/g', ['1', '*', '#']))).toEqual({ kind: 'keys', keys: ['1', '*', '#'] });
  });

  test('digits', () => {
    expect(read(digitsUrl('/g', { least: 13, most: 13 }))).toEqual({ kind: 'digits', least: 13, most: 13 });
  });

  test('words, with the manners of a call', () => {
    expect(read(wordsUrl('/g', 'th', ['ค่าคลอด & ฝากครรภ์', 'ค่าคลอด & ฝากครรภ์']))).toEqual({ kind: 'words', lang: 'th', words: ['ค่าคลอด & ฝากครรภ์', 'พูดอีกที'] });
    expect(read(wordsUrl('/g', 'en', []))).toMatchObject({ lang: 'en' });
  });

  test('another name is none', () => {
    expect(read('/g/other.grxml')).toBeUndefined();
  });
});
