import type { Phrases } from '../../channels/phrases/phrases.ts';
import type { TurnAnswer } from '../../channels/turn-service.ts';
import { dayInBangkok, formatDay, type Lang } from '../../knowledge/calendar.ts';
import type { AccountLink } from '../../storage/records/records.ts';

/** What a person on LINE is told of linking. */
export type LineNotice =
  | { notice: 'linked'; link: AccountLink; another: boolean }
  /** This account is no longer linked, because the person linked another one. */
  | { notice: 'linked-elsewhere' }
  /** @property topic what they wanted to know, which asks for a new link. */
  | { notice: 'not-linked'; topic: string };

/** A notice as an answer that a channel can deliver. @param signedIn whether the account is linked now. */
export function noticeInWords(phrases: Phrases, lang: Lang, notice: LineNotice, signedIn: boolean): TurnAnswer {
  const say = (key: string, values = {}): string => phrases.say(lang, key, values, 'line-linking');
  const answer: TurnAnswer = { replies: [], topic: 'action.privacy', outcome: 'answer', disposition: 'done', lang, largeText: false, signedIn };
  switch (notice.notice) {
    case 'linked': {
      const { name, expiresAt } = notice.link;
      const text = say(notice.another ? 'linked-another' : 'linked', { name, until: formatDay(dayInBangkok(new Date(expiresAt)), lang) });
      return { ...answer, replies: [{ text: `${text}\n${say('how-to-unlink')}` }] };
    }
    case 'linked-elsewhere':
      return { ...answer, replies: [{ text: say('linked-elsewhere') }] };
    case 'not-linked': {
      const choices = [{ id: `topic:${notice.topic}`, label: say('again') }];
      return { ...answer, topic: notice.topic, disposition: 'failed_connector', replies: [{ text: say('not-linked'), choices }] };
    }
  }
}
