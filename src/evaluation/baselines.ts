import { createRequire } from 'node:module';
import { normalizeText } from '../understanding/normalize.ts';
import { segment } from '../understanding/segment.ts';

export interface Example {
  topic: string;
  text: string;
}

/** A classifier to be measured beside ours: trained on texts, it ranks topics for a text. */
export interface Baseline {
  name: string;
  train(examples: Example[]): Promise<(text: string) => Promise<string[]>>;
}

const require = createRequire(import.meta.url);
const words = (text: string): string[] => segment(normalizeText(text));

interface NaturalClassifier {
  addDocument(words: string[], label: string): void;
  train(): void;
  getClassifications(words: string[]): { label: string; value: number }[];
}

/** natural knows no Thai, so it is given our words. Its parts are imported by path: the index loads databases. */
export function naturalClassifier(name: 'natural Bayes' | 'natural logistic regression'): Baseline {
  return {
    name,
    async train(examples) {
      const file = name === 'natural Bayes' ? 'bayes_classifier' : 'logistic_regression_classifier';
      const Classifier = require(`natural/lib/natural/classifiers/${file}`) as new (stemmer: object) => NaturalClassifier;
      const classifier = new Classifier({ tokenizeAndStem: (given: string[]) => given });
      for (const { topic, text } of examples) classifier.addDocument(words(text), topic);
      classifier.train();
      return async (text) =>
        classifier
          .getClassifications(words(text))
          .slice(0, 3)
          .map(({ label }) => label);
    },
  };
}

/** nlp.js with its Thai language package, with its own tokenizer. */
export const nlpJs: Baseline = {
  name: 'nlp.js',
  async train(examples) {
    const { containerBootstrap } = require('@nlpjs/core');
    const { Nlp } = require('@nlpjs/nlp');
    const { LangTh } = require('@nlpjs/lang-th');
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(LangTh);
    const nlp = container.get('nlp');
    Object.assign(nlp.settings, { autoSave: false, log: false, forceNER: false });
    nlp.addLanguage('th');
    for (const { topic, text } of examples) nlp.addDocument('th', text, topic);
    const log = console.log;
    console.log = () => {}; // it prints every epoch whatever its settings say
    try {
      await nlp.train();
    } finally {
      console.log = log;
    }
    return async (text) => {
      const { classifications } = await nlp.process('th', text);
      return (classifications as { intent: string }[]).slice(0, 3).map(({ intent }) => (intent === 'None' ? 'none' : intent));
    };
  },
};
