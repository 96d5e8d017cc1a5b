import type { messagingApi } from '@line/bot-sdk';
import type { Lang } from '../../../knowledge/calendar.ts';
import type { ReplyChoice } from '../../reply.ts';
import { cutLabel } from './fit-text.ts';
import { LIMITS } from './limits.ts';
import { postbackData } from './postback.ts';

/** A choice as a button: LINE cuts nothing itself, it refuses; so the label is short, and the chat shows the whole one as said. */
export function choiceAction(choice: ReplyChoice, stepId: string, lang: Lang): messagingApi.PostbackAction {
  return {
    type: 'postback',
    label: cutLabel(labelOf(choice), LIMITS.label, lang),
    data: postbackData(stepId, choice.id),
    displayText: shownLabel(choice, lang),
  };
}

/** The label as it stands on a button of ours or in the chat. */
export function shownLabel(choice: ReplyChoice, lang: Lang): string {
  return cutLabel(labelOf(choice), LIMITS.displayText, lang);
}

/** The whole label on one line. LINE takes no button without words. */
export function labelOf({ id, label }: ReplyChoice): string {
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return oneLine(label) || oneLine(id) || '…';
}
