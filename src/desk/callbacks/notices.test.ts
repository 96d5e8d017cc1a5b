import { expect, test } from '@jest/globals';
import { loadPhrases, readLocales } from '../../content/read-locales.ts';

/** Every phrase with its path. */
function phrasesOf(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : phrasesOf(value, `${path}${name}.`),
  );
}
const { th, en } = readLocales();
const [thai, english] = [th, en].map((locale) => new Map(phrasesOf(locale.notices ?? {})));
/** What a phrase wants to be given. */
const wanted = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

test('what goes out by SMS says who writes and asks for nothing personal', () => {
  for (const texts of [thai, english]) {
    const sms = [...(texts ?? [])].filter(([key]) => key.startsWith('sms.'));
    expect(sms.length).toBeGreaterThan(0);
    for (const [, text] of sms) {
      expect(text).toMatch(/^(ประกันสังคม|Social Security) 1506: /);
      expect(wanted(text).filter((name) => name !== 'window' && name !== 'reference')).toEqual([]);
    }
  }
});

test('what an agent wrote is passed on as it is, also when it looks like a placeholder', async () => {
  const phrases = await loadPhrases();
  const answer = 'ดู {{reference}} และ $t(sms.callback-passed) <b>';
  expect(phrases.say('th', 'complaint-answered-in-full', { reference: 'C-1', answer }, 'notices')).toContain(answer);
});
