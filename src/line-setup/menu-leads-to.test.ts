import { expect, test } from '@jest/globals';
import { loadContent } from '../content/load-content.ts';
import { readLineMenu } from './read-line-menu.ts';

test('what a tile says is understood as what the tile is for, or asked back among its choices', async () => {
  const { understanding } = await loadContent();
  const { menus } = readLineMenu();
  const strays = [...menus.out, ...menus.in].flatMap(({ text, leadsTo }) =>
    Object.values(text ?? {}).filter((said) => {
      const { outcome, topic, candidates } = understanding.understand(said, '2026-11-24');
      const reached = outcome === 'answer' ? [topic] : outcome === 'clarify' ? candidates.map((candidate) => candidate.topic) : [];
      return !reached.includes(leadsTo as string);
    }),
  );
  expect(strays).toEqual([]);
}, 120_000);
