import type { Media, Mood } from '../media.ts';
import { fieldsOf } from './line-event.ts';

/** What keywords say; LINE gives them in English. The first that fits counts. */
const MOODS: [Mood, RegExp][] = [
  ['thanks', /\b(thanks?|thank you|thx|grateful|appreciate\w*)\b/i],
  ['upset', /\b(angry|mad|annoyed|furious|cry|crying|sad|tears?|upset|worried|disappointed|frustrated|stressed)\b/i],
  ['bye', /\b(bye|goodbye|farewell|see you|good ?night)\b/i],
  ['greeting', /\b(hello|hi|hey|greetings?|good morning|good afternoon|good evening|nice to meet you)\b/i],
];

/** A message that is no text; nothing for a kind that is new to us. */
export function readMedia(message: Record<string, unknown>): Media | undefined {
  switch (message.type) {
    case 'sticker':
      return { kind: 'sticker', mood: moodOf(message.keywords) };
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return { kind: message.type };
    case 'location':
      return locationOf(message);
  }
  return undefined;
}

function moodOf(keywords: unknown): Mood {
  const words = Array.isArray(keywords) ? keywords.filter((word) => typeof word === 'string').join('\n') : '';
  return MOODS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

function locationOf(message: Record<string, unknown>): Media | undefined {
  const { latitude, longitude } = fieldsOf(message);
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { kind: 'location', latitude, longitude } : undefined;
}
