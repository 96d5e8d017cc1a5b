import type { messagingApi } from '@line/bot-sdk';
import { countGraphemes } from './count-graphemes.ts';
import { type Fault, pathOf } from './fault.ts';
import { LABELS, LIMITS } from './limits.ts';

/** The object that an action stands in; it decides about the label. */
export type ActionPlace = keyof typeof LABELS;

const SCHEMES = /^(https?|line|tel):/i;
const ONLY_IN: Record<string, readonly ActionPlace[]> = {
  camera: ['quickReply'],
  cameraRoll: ['quickReply'],
  location: ['quickReply'],
  richmenuswitch: ['richMenu'],
};

/**
 * The limits of one action: label, texts and data, address, and where its type is allowed.
 * @see https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function* actionFaults(action: messagingApi.Action, at: readonly (string | number)[], place: ActionPlace): Generator<Fault> {
  const fault = (field: string, message: string): Fault => ({ property: pathOf([...at, field]), message });
  const places = ONLY_IN[action.type ?? ''];
  if (places && !places.includes(place)) yield fault('type', `Not allowed here; only in: ${places.join(', ')}`);
  const { max, required } = LABELS[place];
  if (action.label ? countGraphemes(action.label) > max : required)
    yield fault('label', action.label ? `Length must be at most ${max} characters` : 'May not be empty');
  yield* fieldFaults(action as Record<string, unknown>, fault);
}

type Field = 'data' | 'text' | 'displayText' | 'fillInText' | 'uri';

const MAX: Record<Field, number> = {
  data: LIMITS.sending.postback_data.max,
  text: LIMITS.sending.message_action_text.max,
  displayText: LIMITS.sending.postback_display_text.max,
  fillInText: LIMITS.sending.postback_display_text.max,
  uri: LIMITS.sending.uri_action_uri.max,
};

/** What LINE asks for in each type and its OpenAPI file leaves optional. */
const NEEDED: Record<string, readonly string[]> = {
  postback: ['data'],
  datetimepicker: ['data', 'mode'],
  message: ['text'],
  uri: ['uri'],
  richmenuswitch: ['richMenuAliasId', 'data'],
};

function* fieldFaults(action: Record<string, unknown>, fault: (field: string, message: string) => Fault): Generator<Fault> {
  for (const field of NEEDED[String(action.type)] ?? []) if (!action[field]) yield fault(field, 'May not be empty');
  for (const [field, max] of Object.entries(MAX)) {
    const text = action[field];
    if (typeof text === 'string' && countGraphemes(text) > max) yield fault(field, `Length must be at most ${max} characters`);
  }
  if (typeof action.uri === 'string' && !SCHEMES.test(action.uri)) yield fault('uri', 'Must be an address of http, https, line or tel');
  if (action.displayText && action.text) yield fault('displayText', 'Not together with text');
}
