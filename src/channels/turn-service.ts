import type { DialogContent, TurnResult } from '../dialog/dialog.ts';
import { newSession } from '../dialog/session.ts';
import { takeTurn } from '../dialog/take-turn.ts';
import { type Day, dayInBangkok, type Lang } from '../knowledge/calendar.ts';
import type { Sessions } from '../storage/sessions/sessions.ts';
import { inWords } from './in-words.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Reply } from './reply.ts';

export interface TurnRequest {
  conversationId: string;
  text?: string | undefined;
  choice?: string | undefined;
  lang?: Lang | undefined;
}

export interface TurnAnswer {
  replies: Reply[];
  topic: string;
  outcome: TurnResult['outcome'];
  disposition: TurnResult['disposition'];
  lang: Lang;
  largeText: boolean;
}

/** Runs turns: session in, replies in words out. The same for every channel. */
export class TurnService {
  readonly #content: DialogContent;
  readonly #phrases: Phrases;
  readonly #sessions: Sessions;
  readonly #today: () => Day;

  constructor(parts: { content: DialogContent; phrases: Phrases; sessions: Sessions; today?: () => Day }) {
    this.#content = parts.content;
    this.#phrases = parts.phrases;
    this.#sessions = parts.sessions;
    this.#today = parts.today ?? (() => dayInBangkok(new Date()));
  }

  turn({ conversationId, text, choice, lang }: TurnRequest): Promise<TurnAnswer> {
    return this.#sessions.inTurn(conversationId, async () => {
      const before = (await this.#sessions.get(conversationId)) ?? newSession();
      const today = this.#today();
      const result = takeTurn(this.#content, before, { text, choice, lang, today });
      await this.#sessions.set(conversationId, result.session);
      const wording = { phrases: this.#phrases, topics: this.#content.topics, lang: result.session.lang, today };
      return {
        replies: inWords(wording, result.says, result.choices),
        topic: result.topic,
        outcome: result.outcome,
        disposition: result.disposition,
        lang: result.session.lang,
        largeText: result.session.largeText === true,
      };
    });
  }
}
