import type { Listening, SpokenChoice, SpokenPrompt, SpokenStep } from '../spoken-step.ts';
import type { CallState, Frame } from './call-state.ts';
import { isSecret, KEYS_OF } from './read-number.ts';
import type { Tools } from './tools.ts';

/** Older callers think before they speak and look for the keys; in ms. */
const WAITS = {
  normal: { silenceMs: 7000, betweenKeysMs: 4000, endOfSpeechMs: 1500 },
  slow: { silenceMs: 10_000, betweenKeysMs: 6000, endOfSpeechMs: 2500 },
} as const;
/** Between two sentences, and behind a line of a menu. */
const PAUSE_MS = 300;
/** What somebody tells at length has longer pauses. */
const LONG_PAUSE_MS = 3000;

/** The call as one step to be spoken. */
export function stepOf(call: CallState, tools: Tools, summary: string): SpokenStep {
  const { frame, now, volume } = call;
  const pace = now.slow || call.pace === 'slow' ? 'slow' : 'normal';
  const ends = now.end !== undefined;
  const sentences = [...now.lead, ...(now.brief ? [] : frame.said), ...(!ends && now.keys ? [...menuOf(frame, tools), frame.after ?? ''] : [])].filter(Boolean);
  const prompts = sentences.map<SpokenPrompt>((text) => ({ text, bargeIn: frame.bargeIn && !ends, pauseMs: PAUSE_MS }));
  const base = { lang: tools.lang, prompts, pace, volume } as const;
  return goingOn(base, endOf(call, summary) ?? { do: 'listen', listening: listeningOf(call, pace, tools) });
}

function endOf({ now, misses }: CallState, summary: string): SpokenStep['then'] | undefined {
  if (now.end === 'transfer') return { do: 'transfer', reason: misses > 0 ? 'not-understood' : 'asked', summary };
  return now.end && { do: 'hang-up' };
}

/** A step with what comes after it. */
export function goingOn(base: Omit<SpokenStep, 'then'>, then: SpokenStep['then']): SpokenStep {
  return { ...base, then };
}

function listeningOf({ frame }: CallState, pace: 'normal' | 'slow', tools: Tools): Listening {
  const waits = WAITS[pace];
  return {
    choices: frame.number ? waysOut(tools) : keysOf(frame, tools),
    ...(frame.number ? { digits: KEYS_OF[frame.number] } : {}),
    speech: true,
    ...waits,
    ...(frame.long ? { endOfSpeechMs: LONG_PAUSE_MS } : {}),
    // a national ID is read from a card, key by key
    ...(isSecret(frame.number) ? { silenceMs: waits.silenceMs * 2 } : {}),
  };
}

/** The keys of a frame: three options, 9 for more, and those that mean the same everywhere. */
function keysOf(frame: Frame, tools: Tools): SpokenChoice[] {
  const options = (frame.pages[frame.page] ?? []).map(({ id, label }, index) => ({ key: String(index + 1), id, label }));
  return [...options, { key: '9', id: 'more', label: tools.say('menu.more') }, ...waysOut(tools)];
}

function waysOut(tools: Tools): SpokenChoice[] {
  return [
    { key: '0', id: 'person', label: tools.say('menu.person') },
    { key: '*', id: 'back', label: tools.say('menu.back') },
    { key: '#', id: 'again', label: tools.say('menu.repeat') },
  ];
}

/** Each key behind what it stands for: who has heard the words knows which to press. */
function menuOf(frame: Frame, tools: Tools): string[] {
  if (frame.number) return [];
  const options = frame.pages[frame.page] ?? [];
  const lines = options.map(({ label }, index) => tools.say('menu.item', { label, key: String(index + 1) }));
  const more =
    frame.pages.length > 1 ? [tools.say('menu.item', { label: tools.say(frame.page + 1 < frame.pages.length ? 'menu.more' : 'menu.first'), key: '9' })] : [];
  return [...lines, ...more];
}
