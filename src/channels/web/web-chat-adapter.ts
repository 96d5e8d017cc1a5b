import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, BotAdapter, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';

/** What the web page sends, as a Bot Framework Activity. */
export function toActivity(request: {
  conversationId: string;
  messageId: string;
  text?: string | undefined;
  choice?: string | undefined;
  lang?: string | undefined;
}): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    id: request.messageId,
    channelId: 'webchat',
    serviceUrl: '',
    timestamp: new Date(),
    conversation: { id: request.conversationId, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: request.conversationId, name: '' },
    recipient: { id: 'ask-1506', name: '' },
    text: request.text ?? '',
    ...(request.choice ? { value: { choice: request.choice } } : {}),
    ...(request.lang ? { locale: request.lang } : {}),
  };
}

/** Runs a turn over one request and collects what is sent back: the page waits for its reply. */
export class WebChatAdapter extends BotAdapter {
  async exchange(activity: Partial<Activity>, handler: (context: TurnContext) => Promise<void>): Promise<Partial<Activity>[]> {
    const sent: Partial<Activity>[] = [];
    const context = new TurnContext(this, activity);
    context.turnState.set(SENT, sent);
    await this.runMiddleware(context, handler);
    return sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent = context.turnState.get(SENT) as Partial<Activity>[];
    return activities.map((activity) => {
      const id = randomUUID();
      sent.push({ ...activity, id });
      return { id };
    });
  }

  override async updateActivity(): Promise<void> {
    throw new Error('a sent web chat message cannot be changed');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('a sent web chat message cannot be taken back');
  }

  override async continueConversation(reference: Partial<ConversationReference>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const context = new TurnContext(this, TurnContext.applyConversationReference({ type: ActivityTypes.Event }, reference, true));
    context.turnState.set(SENT, []);
    await this.runMiddleware(context, logic);
  }
}

const SENT = Symbol('sent');
