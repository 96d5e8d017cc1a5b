import type { DialogContent } from '../../dialog/dialog.ts';
import { fillSlot } from '../../dialog/fill-slots.ts';
import { CONFIRM } from '../../dialog/flow.ts';
import type { Session } from '../../dialog/session.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import { spokenText } from '../../knowledge/spoken/spoken-text.ts';
import type { SpokenWords } from '../../knowledge/spoken/spoken-words.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { TurnAnswer } from '../turn-service.ts';
import type { CallState } from './manners/call-state.ts';
import { hear } from './manners/hear.ts';
import { mannerWords } from './manners/manner-words.ts';
import { speakTurn } from './manners/speak-turn.ts';
import { goingOn } from './manners/step-of.ts';
import { told } from './manners/told.ts';
import { type CallEffect, type CallResult, type Done, type Heard, MANNERS, type Tools } from './manners/tools.ts';
import { sentencesOf } from './speak/sentences-of.ts';
import { speak } from './speak/speak.ts';
import type { CallInput, SpokenStep } from './spoken-step.ts';

/** Where a call stands when something of it is taken. */
export interface CallAt {
  conversationId: string;
  /** The same when the event is taken again. */
  key: string;
  session: Session;
  /** ISO day, and local minute, in Thailand. */
  today: string;
  now: string;
}

/** What the call itself has done outside. */
export type RunCallEffect = (effect: CallEffect, at: CallAt) => Promise<CallResult>;

export interface CallMannersParts {
  content: DialogContent;
  phrases: Phrases;
  words: SpokenWords;
  /** Keeps what is personal unreadable at rest. */
  seal: { close(text: string): string; open(sealed: string): string };
  run: RunCallEffect;
  /** The account on LINE, named in messages. */
  lineUrl?: string | undefined;
}

/** The manners of a call with everything that they need: what `TurnService` knows of the telephone. */
export class CallManners {
  readonly #parts: CallMannersParts;
  readonly #words: Tools['words'];

  constructor(parts: CallMannersParts) {
    this.#parts = parts;
    const { phrases } = parts;
    this.#words = mannerWords((manner) => [phrases.say('th', manner, {}, 'voice-words'), phrases.say('en', manner, {}, 'voice-words')]);
  }

  /** What a caller did, as it lies in the inbox: keys may be a national ID, and words a telephone number. */
  seal(input: CallInput): string {
    return this.#parts.seal.close(JSON.stringify(input));
  }

  /** Takes what a caller did; has done what the call itself wants done outside. @param sealed what `seal` made. */
  async hear(sealed: string, at: CallAt): Promise<Heard> {
    const input = JSON.parse(this.#parts.seal.open(sealed)) as CallInput;
    const kept = at.session.call;
    const before = kept === undefined ? undefined : (JSON.parse(this.#parts.seal.open(kept)) as CallState);
    const tools = this.#toolsFor(at);
    const heard = hear(before, input, at.session, tools);
    if (!heard.effect) return heard;
    const result = await this.#parts.run(heard.effect, { ...at, session: heard.session });
    return told(heard.call, result, heard.session, tools);
  }

  /** What the caller hears now. @returns the step, and the call as the session keeps it. */
  speak(call: CallState, answer: TurnAnswer | undefined, done: Done, at: CallAt): { kept: string; step: SpokenStep } {
    const spoken = speakTurn(call, answer, { session: at.session, done }, this.#toolsFor(at));
    return { kept: this.#parts.seal.close(JSON.stringify(spoken.call)), step: spoken.step };
  }

  /** An apology for what went wrong, with a callback by key 1. */
  apology(lang: Session['lang']): SpokenStep {
    const { phrases } = this.#parts;
    const say = (key: string): string => phrases.say(lang, key, {}, 'voice');
    const prompts = [say('error.sorry'), say('error.offer')].map((text) => ({ text: spokenText(text, lang, this.#parts.words), bargeIn: true, pauseMs: 300 }));
    const choices = [
      { key: '1', id: 'call:callback', label: say('menu.callback') },
      { key: '0', id: 'person', label: say('menu.person') },
    ];
    const listening = { choices, speech: true, silenceMs: 7000, betweenKeysMs: 4000, endOfSpeechMs: 1500 };
    return goingOn({ lang, prompts, pace: 'normal', volume: 'normal' }, { do: 'listen', listening });
  }

  /** What a recogniser has to know besides the choices: the ways of asking for the call to be had otherwise. */
  phrases(lang: Lang): string[] {
    return MANNERS.flatMap((manner) => this.#parts.phrases.say(lang, manner, {}, 'voice-words').split('|')).map((phrase) => phrase.trim());
  }

  #toolsFor({ session, today, now }: CallAt): Tools {
    const { content, phrases, words, lineUrl } = this.#parts;
    const { lang } = session;
    const inWords = (text: string): string => spokenText(text, lang, words);
    const titleOf = (topic: string): string => inWords(content.topics.get(topic)?.title[lang] ?? topic);
    return {
      lang,
      today,
      words: this.#words,
      lineUrl,
      say: (key, values = {}) => inWords(phrases.say(lang, key, values, 'voice')),
      write: (key, values = {}) => phrases.say(lang, key, values, 'voice'),
      sentences: (text) => sentencesOf(text, lang, words),
      speak: (reply) => speak(reply, { lang, words, phrases }),
      understand: (utterance) => content.understand(utterance, today),
      plainText: (utterance) => content.plainText(utterance),
      fit: (utterance) => this.#fit(utterance, session, today, now),
      popular: content.popular.map((id) => ({ id: `topic:${id}`, label: titleOf(id) })),
      titleOf,
      window: content.office.next(now, 1)[0],
    };
  }

  /** How well an utterance fits what a form waits for: a value of the right kind well, any words so-so. */
  #fit(utterance: string, { flow: state }: Session, today: string, now: string): number | undefined {
    const { content } = this.#parts;
    const flow = state && content.flows.find(({ id }) => id === state.flow);
    if (!state || !flow) return undefined;
    if (state.awaiting === CONFIRM) return utterance.length <= SHORT ? WORDS_FIT : undefined;
    const slot = flow.slots.find(({ name }) => name === state.awaiting);
    if (!slot) return undefined;
    if (slot.type === 'text' || slot.type === 'about' || slot.type === 'hospital') return WORDS_FIT;
    const { entities } = content.understand(utterance, today);
    const filled = fillSlot(slot, { text: content.plainText(utterance), typed: utterance, entities, asked: true, now, office: content.office });
    return filled && 'value' in filled ? 1 : undefined;
  }
}

const SHORT = 20;
const WORDS_FIT = 0.7;
