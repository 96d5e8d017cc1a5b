import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { KnowledgeBench } from '../../desk/knowledge/knowledge-bench.ts';
import { Reader, type Understanding } from '../../understanding/understand.ts';
import { ROOT, readLexicon } from '../read-content.ts';
import { measureDraft } from './measure-draft.ts';
import { weigherOf } from './rarity.ts';
import { inThreads } from './run-work.ts';

/** The bench over the files of knowledge/. Measuring leaves one core to those who are asking meanwhile, and takes one draft at a time. */
export function knowledgeBench(understanding: Understanding, root = ROOT): KnowledgeBench {
  const lexicon = readLexicon(root);
  const reader = new Reader(lexicon);
  let weigher: ReturnType<KnowledgeBench['weigher']> | undefined;
  const threads = Math.max(1, availableParallelism() - 1);
  let last: Promise<unknown> = Promise.resolve();
  return {
    weigher() {
      weigher ??= inThreads(1, root, (run) => run('rarity', undefined)).then((rarity) => weigherOf(rarity, lexicon));
      return weigher;
    },
    rank: (utterance) => understanding.rank(utterance),
    read(file) {
      const path = join(root, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
    standing: (questions) => inThreads(1, root, (run) => run('standing', questions)),
    check: (files, today) => inThreads(1, root, (run) => run('check', { files, today })),
    measure(job) {
      const measured = last.then(() => inThreads(threads, root, (run) => measureDraft(job, run, (text) => reader.plainText(text))));
      last = measured.catch(() => {});
      return measured;
    },
  };
}
