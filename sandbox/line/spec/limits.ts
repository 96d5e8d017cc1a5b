import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

type Limit = { max: number };
type SendingLimit =
  | 'messages_per_request'
  | 'request_body_bytes'
  | 'text'
  | 'quick_reply_items'
  | 'quick_reply_label'
  | 'postback_data'
  | 'postback_display_text'
  | 'message_action_text'
  | 'uri_action_uri'
  | 'flex_alt_text'
  | 'flex_bubble_bytes'
  | 'flex_carousel_bytes'
  | 'flex_carousel_bubbles';

interface LimitsFile {
  sending: Record<SendingLimit, Limit>;
  reply_token: { seconds_after_webhook: number; error: { message: string } };
  loading_animation: { multiple_of: number };
  webhook: { answer_within_seconds: number };
  account_link: { link_token: { seconds: number }; nonce: { min: number; max: number } };
}

/** schemas/line/limits.yaml: what LINE's documentation limits and its OpenAPI file leaves out. */
export const LIMITS = load(readFileSync(join(import.meta.dirname, '..', '..', '..', 'schemas', 'line', 'limits.yaml'), 'utf8')) as LimitsFile;

/**
 * How long an action's label may be, in graphemes, by where the action stands, and whether it must have one.
 * @see https://developers.line.biz/en/reference/messaging-api/#action-object-label-spec
 */
export const LABELS = {
  quickReply: { max: LIMITS.sending.quick_reply_label.max, required: true },
  template: { max: 20, required: true },
  imageCarousel: { max: 12, required: false },
  richMenu: { max: 20, required: false },
  flexButton: { max: 40, required: true },
  flexOther: { max: 40, required: false },
} as const;

/** @see https://developers.line.biz/en/reference/messaging-api/#rich-menu-object */
export const RICH_MENU = { minWidth: 800, maxWidth: 2500, minHeight: 250, minAspect: 1.45, areas: 20, imageBytes: 1024 * 1024 } as const;
