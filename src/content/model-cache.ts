import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeModel, encodeModel } from '../understanding/model-file.ts';
import type { UnderstandingModel } from '../understanding/understand.ts';
import { type Lexicon, ROOT, readLexicon } from './read-content.ts';
import { trainInParallel } from './train-in-parallel.ts';

const FOLDER = '.cache';
/** The questions, the topics, and the code that a model depends on. */
const LEARNING =
  /\.txt$|^(normalize|segment|spoken-numbers|phrase-trie|features|linear-model|train-linear|train-understanding|calibrate|sureness|understand|model-file)\.ts$/;

/** The trained model for the present content: read from the cache, or trained (under a minute) and kept there. */
export async function loadModel(progress: (step: string) => void = () => {}, root = ROOT): Promise<{ model: UnderstandingModel; lexicon: Lexicon }> {
  const lexicon = readLexicon(root);
  const file = join(root, FOLDER, `understanding-${contentKey(root)}.bin`);
  if (existsSync(file)) return { model: decodeModel(readFileSync(file)), lexicon };
  const model = await trainInParallel(progress, root);
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const old of readdirSync(join(root, FOLDER)))
    if (old.startsWith('understanding-') && old.endsWith('.bin')) rmSync(join(root, FOLDER, old), { force: true });
  // several processes may train at once: each writes its own file, the last rename wins
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, encodeModel(model));
  renameSync(draft, file);
  return { model: decodeModel(encodeModel(model)), lexicon };
}

/** Changes with the questions, the lexicon and the code that learns from them. */
function contentKey(root: string): string {
  const hash = createHash('sha256');
  const folders = ['knowledge/questions', 'knowledge/topics', 'src/understanding'];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (!LEARNING.test(name)) continue;
      hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash
    .update(readFileSync(join(root, 'knowledge/lexicon.yaml')))
    .update(process.versions.icu ?? '')
    .digest('hex')
    .slice(0, 16);
}
