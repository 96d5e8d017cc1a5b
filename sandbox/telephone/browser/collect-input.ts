import type { ActiveGrammar } from './active-grammars.ts';
import type { CallEars, Heard, Key, Utterance } from './call-ears.ts';
import { matchGrammar } from './match-grammar.ts';
import type { XmlElement } from './parse-xml.ts';

/** Times in ms; `confidenceLevel` from 0 to 1. */
export interface CollectOptions {
  timeoutMs: number;
  betweenKeysMs: number;
  afterLastKeyMs: number;
  endKey: string;
  confidenceLevel: number;
  mostResults: number;
  keys: boolean;
  speech: boolean;
}

/** One reading of what was heard, as in `application.lastresult$`. */
export interface InputResult {
  utterance: string;
  confidence: number;
  inputmode: 'dtmf' | 'voice';
  interpretation: string;
}

/** `heard` is for the trace: what was pressed or said in one go. What did not match has its readings too, as most gateways give them. */
export type Collected =
  | { kind: 'match'; takenBy: XmlElement; results: InputResult[]; heard: string }
  | { kind: 'nomatch'; results: InputResult[]; heard: string }
  | { kind: 'noinput' }
  | { kind: 'hang-up' };

// no grammar has it as an item, so what matches it matches everything
const anyWord = '\u{FFFC}';

/** Listens until there is an answer, a wrong one, or silence (VoiceXML 2.1, appendix D). */
export async function collectInput(ears: CallEars, grammars: ActiveGrammar[], options: CollectOptions): Promise<Collected> {
  const freeSpeech = grammars.some(({ grammar }) => grammar.mode === 'voice' && matchGrammar(grammar, anyWord).whole);
  const listen = (timeoutMs: number, keysSoFar: string): Promise<Heard> =>
    ears.listen({ timeoutMs, keysSoFar, keys: options.keys, speech: options.speech && keysSoFar === '', freeSpeech });
  const first = await listen(options.timeoutMs, '');
  if (first.kind === 'hang-up') return first;
  if (first.kind === 'speech' && options.speech) return readSpeech(first.utterances, grammars, options);
  if (first.kind === 'key' && options.keys) return collectKeys(first.key, grammars, options, listen);
  // what is not listened for is not heard
  return { kind: 'noinput' };
}

async function collectKeys(
  first: Key,
  grammars: ActiveGrammar[],
  options: CollectOptions,
  listen: (timeoutMs: number, keysSoFar: string) => Promise<Heard>,
): Promise<Collected> {
  const byKeys = grammars.filter(({ grammar }) => grammar.mode === 'dtmf');
  let keys = '';
  let next: string = first;
  for (;;) {
    keys += next;
    const matches = byKeys.map(({ grammar, takenBy }) => ({ takenBy, ...matchGrammar(grammar, keys) }));
    const whole = matches.find((match) => match.whole);
    const more = matches.some((match) => match.more);
    if (!whole && !more) return noMatch([{ text: keys, confidence: 1 }], 'dtmf');
    const waitMs = more ? options.betweenKeysMs : options.afterLastKeyMs;
    const heard: Heard = waitMs > 0 ? await listen(waitMs, keys) : { kind: 'silence' };
    if (heard.kind === 'hang-up') return heard;
    if (heard.kind === 'key' && heard.key !== options.endKey) {
      next = heard.key;
      continue;
    }
    if (!whole) return noMatch([{ text: keys, confidence: 1 }], 'dtmf');
    return {
      kind: 'match',
      takenBy: whole.takenBy,
      heard: keys,
      results: [{ utterance: keys, confidence: 1, inputmode: 'dtmf', interpretation: whole.meaning }],
    };
  }
}

function readSpeech(utterances: Utterance[], grammars: ActiveGrammar[], { confidenceLevel, mostResults }: CollectOptions): Collected {
  const byVoice = grammars.filter(({ grammar }) => grammar.mode === 'voice');
  const read = utterances
    .filter(({ confidence }) => confidence >= confidenceLevel)
    .flatMap(({ text, confidence }) => {
      for (const { grammar, takenBy } of byVoice) {
        const match = matchGrammar(grammar, text);
        if (match.whole) return [{ takenBy, result: { utterance: text, confidence, inputmode: 'voice' as const, interpretation: match.meaning } }];
      }
      return [];
    });
  const best = read[0];
  if (!best) return noMatch(utterances.slice(0, mostResults), 'voice');
  const results = read.filter(({ takenBy }) => takenBy === best.takenBy).map(({ result }) => result);
  return { kind: 'match', takenBy: best.takenBy, results: results.slice(0, mostResults), heard: best.result.utterance };
}

function noMatch(utterances: Utterance[], inputmode: InputResult['inputmode']): Collected {
  const results = utterances.map(({ text, confidence }) => ({ utterance: text, confidence, inputmode, interpretation: text }));
  return { kind: 'nomatch', results, heard: results[0]?.utterance ?? '' };
}
