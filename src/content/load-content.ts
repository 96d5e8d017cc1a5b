import type { DialogContent } from '../dialog/dialog.ts';
import { Reader, Understanding } from '../understanding/understand.ts';
import { loadModel } from './model-cache.ts';
import { ROOT, readFacts, readTopics } from './read-content.ts';
import { readDialogs } from './read-dialogs.ts';

/** Everything the dialog engine knows. @throws ContentError when a content file is wrong. */
export async function loadContent(progress: (step: string) => void = () => {}, root = ROOT): Promise<DialogContent & { understanding: Understanding }> {
  progress('reading knowledge');
  const facts = readFacts(root);
  const topics = readTopics(root);
  const dialogs = readDialogs(topics, facts, root);
  const { model, lexicon } = await loadModel(progress, root);
  const understanding = new Understanding(model, lexicon);
  const reader = new Reader(lexicon);
  return {
    facts,
    topics,
    ...dialogs,
    understanding,
    understand: (utterance, today) => understanding.understand(utterance, today),
    plainText: (utterance) => reader.plainText(utterance),
  };
}
