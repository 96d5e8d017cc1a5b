import type { Feedback } from './records.ts';
import { nowIn, type Store, sealer } from './store.ts';

/** Whether an answer helped. */
export function feedback(store: Store): Feedback {
  const { seal } = sealer(store, 'feedback.reason');
  return {
    async add({ key, conversationId, about, helpful, reason }) {
      await store.db
        .insertInto('feedback')
        .values({ key, conversation_id: conversationId, about, helpful: helpful ? 1 : 0, reason: reason === undefined ? null : seal(reason), at: nowIn(store) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
