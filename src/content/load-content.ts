import type { DialogContent } from '../dialog/dialog.ts';
import { joinCompounds } from '../knowledge/join-compounds.ts';
import { WordRarity } from '../knowledge/telling-line.ts';
import { segment } from '../understanding/segment.ts';
import { Reader, Understanding } from '../understanding/understand.ts';
import { loadModel } from './model-cache.ts';
import { ROOT, readFacts, readTopics } from './read-content.ts';
import { readDialogs } from './read-dialogs.ts';
import { readOffice } from './read-office.ts';

/** Raised with every change of the wording `consent.ask` in locales/: people are then asked again. */
const CONSENT_VERSION = '2026-11-24';

/** Everything the dialog engine knows. @throws ContentError when a content file is wrong. */
export async function loadContent(progress: (step: string) => void = () => {}, root = ROOT): Promise<DialogContent & { understanding: Understanding }> {
  progress('reading knowledge');
  const facts = readFacts(root);
  const topics = readTopics(root);
  const dialogs = readDialogs(topics, facts, root);
  const { model, lexicon } = await loadModel(progress, root);
  const understanding = new Understanding(model, lexicon);
  const reader = new Reader(lexicon);
  // a text is split as understanding splits it, but what the lexicon knows as one word stays one
  const words = joinCompounds((text) => segment(reader.plainText(text)), Object.values(lexicon.concepts).flat(), dialogs.sameWords);
  return {
    facts,
    topics,
    ...dialogs,
    rarity: new WordRarity(topics.values(), words),
    office: readOffice(facts, root),
    consentVersion: CONSENT_VERSION,
    understanding,
    understand: (utterance, today) => understanding.understand(utterance, today),
    plainText: (utterance) => reader.plainText(utterance),
  };
}
