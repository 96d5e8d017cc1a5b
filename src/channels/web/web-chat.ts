import { MessageFactory } from 'botbuilder';
import type { Lang } from '../../knowledge/calendar.ts';
import type { Reply } from '../reply.ts';
import type { TurnAnswer, TurnRequest, TurnService } from '../turn-service.ts';
import { toActivity, WebChatAdapter } from './web-chat-adapter.ts';

export interface ChatRequest {
  conversationId: string;
  /** Asking again with the same id gives the same answer. */
  messageId: string;
  text?: string | undefined;
  choice?: string | undefined;
  lang?: Lang | undefined;
  browserHash?: string | undefined;
  browser?: TurnRequest['browser'];
  signedHash?: string | undefined;
}

/** The body of an answer to POST /api/chat. */
export interface ChatAnswer extends Omit<TurnAnswer, 'replies'> {
  conversationId: string;
  replies: Reply[];
}

/** The web chat channel: request → Activity → turn → Activities → answer. */
export class WebChat {
  readonly #adapter = new WebChatAdapter();
  readonly #turns: TurnService;

  constructor(turns: TurnService) {
    this.#turns = turns;
  }

  /** @throws StillWorkingError, TurnFailedError, OtherBrowserError */
  async exchange(request: ChatRequest): Promise<ChatAnswer> {
    const { browserHash, browser, signedHash } = request;
    let answer: TurnAnswer | undefined;
    const sent = await this.#adapter.exchange(toActivity(request), async (context) => {
      const { activity } = context;
      answer = await this.#turns.turn({
        conversationId: activity.conversation.id,
        eventId: activity.id as string,
        text: activity.text || undefined,
        choice: (activity.value as { choice?: string } | undefined)?.choice,
        lang: activity.locale as Lang | undefined,
        browserHash,
        browser,
        signedHash,
      });
      await context.sendActivities(answer.replies.map((reply) => ({ ...MessageFactory.text(reply.text), channelData: reply })));
    });
    if (!answer) throw new Error('the turn gave no answer');
    return { ...answer, conversationId: request.conversationId, replies: sent.map((activity) => activity.channelData as Reply) };
  }
}
