import type { Say } from '../dialog/say.ts';
import type { Lang } from '../knowledge/calendar.ts';

/** What a sticker says, read from its keywords. */
export type Mood = 'thanks' | 'greeting' | 'bye' | 'upset' | 'other';

/** A message that is no text. Nothing of its content is fetched or kept. */
export type Media =
  | { kind: 'sticker'; mood: Mood }
  | { kind: 'image' | 'video' | 'audio' | 'file' }
  /** Degrees, WGS 84. Answered, never kept. */
  | { kind: 'location'; latitude: number; longitude: number };

/** Answers media in words of locales/; a channel that has media brings it along. */
export type SayMedia = (media: Media, lang: Lang) => Say[];
