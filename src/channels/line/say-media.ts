import type { Say } from '../../dialog/say.ts';
import type { Lang } from '../../knowledge/calendar.ts';
import type { Point } from '../../knowledge/nearest-office.ts';
import type { SayMedia } from '../media.ts';

/** What a person who sends media is told, in phrases of locales/<lang>/line-media.yaml. @param nearestOffices says the offices around a place. */
export function lineSayMedia(nearestOffices: ((point: Point, lang: Lang) => Say[]) | undefined): SayMedia {
  return (media, lang) => {
    if (media.kind === 'location' && nearestOffices) return nearestOffices(media, lang);
    return [{ say: 'phrase', key: `line-media:${media.kind === 'sticker' ? `sticker.${media.mood}` : media.kind}` }];
  };
}
