import type { Day } from '../knowledge/calendar.ts';
import { type AspectName, findAspect } from './aspect.ts';
import { type Entities, findEntities } from './entities.ts';
import { type ConceptHash, conceptHash, extractFeatures, type Features } from './features.ts';
import { type LinearModel, scores, softmax } from './linear-model.ts';
import { normalizeText, Respeller } from './normalize.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { isWord, splitKeepingMarks } from './segment.ts';
import { digitsFromWords } from './spoken-numbers.ts';
import { type Sureness, surenessOf } from './sureness.ts';

export interface Candidate {
  topic: string;
  confidence: number;
}

/** What an utterance means. */
export interface Meaning {
  /** `answer`: sure of one topic. `clarify`: one of the candidates, ask which. `none`: about something else. */
  outcome: 'answer' | 'clarify' | 'none';
  /** The likeliest topic (`none` when the outcome is none). */
  topic: string;
  /** Calibrated: of answers given with 0.9, nine in ten are right. */
  confidence: number;
  /** For `clarify` exactly the choices to offer, at most 3. Otherwise the likeliest few, for suggestions. */
  candidates: Candidate[];
  aspect: AspectName | undefined;
  entities: Entities;
}

/** When to answer, when to ask back, when to say that it is something else. Set by calibration, stored with the model. */
export interface Thresholds {
  temperature: number;
  sureness: Sureness;
  /** Least confidence to answer at once. */
  answer: number;
  /** Most share of probability on `none` with which a topic is still answered at once. */
  doubt: number;
  /** Least share of probability on `none` to call it off topic. */
  none: number;
  /** Topics join the choices until they hold this much probability together (split conformal, 97 %). */
  coverage: number;
}

export interface Lexicon {
  spellings: Record<string, string[]>;
  concepts: Record<string, string[]>;
}

export interface UnderstandingModel {
  linear: LinearModel;
  thresholds: Thresholds;
}

const MOST_CHOICES = 3;
/** A choice with less than this share is not worth offering. */
const FAINTEST_CHOICE = 0.01;
const LONGEST_UTTERANCE = 600;

/** Brings an utterance to the words that the classifier knows. */
export class Reader {
  readonly #respeller: Respeller;
  readonly #concepts: PhraseTrie<ConceptHash>;

  constructor(lexicon: Lexicon) {
    this.#respeller = new Respeller(lexicon.spellings);
    this.#concepts = new PhraseTrie(
      Object.entries(lexicon.concepts).flatMap(([concept, phrases]) => phrases.map((phrase) => [phrase.toLowerCase(), conceptHash(concept)] as const)),
    );
  }

  /** One pass: the plain text that entities and aspects are read from, and the features that the classifier knows. */
  read(utterance: string): Features & { plain: string } {
    const text = this.#respeller.respell(normalizeText(utterance.slice(0, LONGEST_UTTERANCE)));
    const pieces = splitKeepingMarks(text);
    const read = NUMBER_WORD.test(text) ? digitsFromWords(pieces) : pieces;
    const { hashes, weights } = extractFeatures(read.filter(isWord), this.#concepts);
    return { hashes, weights, plain: read === pieces ? text : joinPieces(read) };
  }

  /** Normalised and respelled, with spoken numbers as digits and punctuation kept. */
  plainText(utterance: string): string {
    const text = this.#respeller.respell(normalizeText(utterance.slice(0, LONGEST_UTTERANCE)));
    return NUMBER_WORD.test(text) ? joinPieces(digitsFromWords(splitKeepingMarks(text))) : text;
  }
}

const NUMBER_WORD = /ศูนย์|หนึ่ง|นึง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน/;

/** Joins pieces again; a number read from words keeps apart from Latin letters and digits beside it. */
function joinPieces(pieces: string[]): string {
  let text = '';
  for (const piece of pieces) text += /[a-z0-9]$/i.test(text) && /^[a-z0-9]/i.test(piece) ? ` ${piece}` : piece;
  return text;
}

/** Understands utterances: pure, no clock, no files. */
export class Understanding {
  readonly #model: UnderstandingModel;
  readonly #reader: Reader;

  constructor(model: UnderstandingModel, lexicon: Lexicon) {
    this.#model = model;
    this.#reader = new Reader(lexicon);
  }

  /** @param today the day in Thailand, for ปีที่แล้ว and the like. */
  understand(utterance: string, today: Day): Meaning {
    const read = this.#reader.read(utterance);
    const { plain } = read;
    const { linear, thresholds } = this.#model;
    const probabilities = softmax(scores(linear, read), thresholds.temperature);
    return { ...decide(rank(linear.labels, probabilities), thresholds), aspect: findAspect(plain), entities: findEntities(plain, today) };
  }

  /** Probability of every topic, likeliest first; for measuring. */
  rank(utterance: string): Candidate[] {
    const { linear, thresholds } = this.#model;
    return rank(linear.labels, softmax(scores(linear, this.#reader.read(utterance)), thresholds.temperature), linear.labels.length);
  }
}

function rank(labels: string[], probabilities: Float32Array, most = 6): Candidate[] {
  const best: Candidate[] = [];
  for (let k = 0; k < probabilities.length; k++) {
    const confidence = probabilities[k] as number;
    if (best.length === most && confidence <= (best[most - 1] as Candidate).confidence) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] as Candidate).confidence < confidence) at--;
    best.splice(at, 0, { topic: labels[k] as string, confidence });
    if (best.length > most) best.pop();
  }
  return best;
}

/** Turns ranked topics into an outcome. */
export function decide(ranked: Candidate[], thresholds: Thresholds): Pick<Meaning, 'outcome' | 'topic' | 'confidence' | 'candidates'> {
  const [first] = ranked;
  if (!first) return { outcome: 'none', topic: 'none', confidence: 0, candidates: [] };
  const none = ranked.find((candidate) => candidate.topic === 'none')?.confidence ?? 0;
  if (none >= thresholds.none) {
    return { outcome: 'none', topic: 'none', confidence: none, candidates: [] };
  }
  const confidence = surenessOf(ranked, thresholds.sureness);
  const sure = first.topic !== 'none' && confidence >= thresholds.answer && none <= thresholds.doubt;
  if (sure) return { outcome: 'answer', topic: first.topic, confidence, candidates: ranked.slice(0, MOST_CHOICES) };

  const choices: Candidate[] = [];
  let held = 0;
  for (const candidate of ranked) {
    if (choices.length === MOST_CHOICES || (choices.length >= 2 && held >= thresholds.coverage)) break;
    held += candidate.confidence;
    if (choices.length >= 2 && candidate.confidence < FAINTEST_CHOICE) break;
    choices.push(candidate);
  }
  const best = choices.find((choice) => choice.topic !== 'none') ?? first;
  return { outcome: 'clarify', topic: best.topic, confidence: best.confidence, candidates: choices };
}
