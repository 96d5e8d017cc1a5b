import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Phrases } from '../../channels/phrases/phrases.ts';
import { loadPhrases } from '../../content/read-locales.ts';
import { type LineNotice, noticeInWords } from './line-notices.ts';

const LINK = {
  conversationId: 'line-1',
  personKey: 'key',
  idSealed: 'sealed',
  name: 'มาลี',
  level: 2.3,
  provider: 'https://id.example',
  linkedAt: '2026-11-24T03:00:00.000Z',
  // already the 25th in Thailand
  expiresAt: '2026-12-24T18:00:00.000Z',
};

let phrases: Phrases;
beforeAll(async () => {
  phrases = await loadPhrases();
});

describe.each(['th', 'en'] as const)('a notice of linking in %s', (lang) => {
  const words = (notice: LineNotice): string => noticeInWords(phrases, lang, notice, true).replies[0]?.text ?? '';

  test('names the person, the last day in Thailand, and how to unlink', () => {
    for (const another of [false, true]) {
      const text = words({ notice: 'linked', link: LINK, another });
      expect(text).toContain('มาลี');
      expect(text).toContain(lang === 'th' ? '25 ธันวาคม 2569' : '25 December 2026');
      expect(text).toContain(lang === 'th' ? 'ยกเลิกการเชื่อม' : 'unlink');
    }
  });

  test('says whether somebody else was linked before', () => {
    expect(words({ notice: 'linked', link: LINK, another: true })).not.toBe(words({ notice: 'linked', link: LINK, another: false }));
  });

  test('to the account that was left behind names nobody: the telephone may be somebody else’s by now', () => {
    expect(words({ notice: 'linked-elsewhere' })).toContain('1506');
    expect(words({ notice: 'linked-elsewhere' })).not.toContain('มาลี');
  });

  test('of a link that came to nothing offers a new try at the same question', () => {
    const { replies, topic } = noticeInWords(phrases, lang, { notice: 'not-linked', topic: 'lookup.claim' }, false);
    expect([topic, replies[0]?.choices?.map(({ id }) => id)]).toEqual(['lookup.claim', ['topic:lookup.claim']]);
  });
});
