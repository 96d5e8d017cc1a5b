import type { messagingApi } from '@line/bot-sdk';
import type { ReplyChoice } from '../../reply.ts';
import { choiceAction } from './choice-action.ts';
import { cutLabel } from './fit-text.ts';
import { LIMITS } from './limits.ts';
import { typingData } from './postback.ts';
import type { RenderOptions } from './render-options.ts';

/** The buttons over the keyboard: the choices as far as they go, and the way to type. @returns nothing when there are none. */
export function quickReplies(choices: ReplyChoice[], options: RenderOptions): messagingApi.QuickReply | undefined {
  const typing = typingAction(options);
  const offered = choices.slice(0, LIMITS.quickReplies - (typing ? 1 : 0)).map((choice) => choiceAction(choice, options.stepId, options.lang));
  const actions: messagingApi.Action[] = typing ? [...offered, typing] : offered;
  return actions.length > 0 ? { items: actions.map((action) => ({ type: 'action', action })) } : undefined;
}

/** LINE's own picker of day and time; its answer comes as `params.datetime` of the postback. */
export function pickerAction({ words, stepId, dateTime, lang }: RenderOptions): messagingApi.DatetimePickerAction {
  return { type: 'datetimepicker', label: cutLabel(words.pickTime, LIMITS.label, lang), data: typingData(stepId), mode: 'datetime', ...dateTime };
}

function typingAction(options: RenderOptions): messagingApi.Action | undefined {
  const { expects, words, stepId, lang } = options;
  if (!expects) return undefined;
  if (expects === 'date-time') return pickerAction(options);
  return { type: 'postback', label: cutLabel(words.type, LIMITS.label, lang), data: typingData(stepId), inputOption: 'openKeyboard' };
}
