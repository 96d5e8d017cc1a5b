/** LINE's specification as checks: what is sent to LINE, what LINE sends. For any test and for the platform. */
export { checkMessages, checkRequest, checkResponse, requestFaults } from './check-request.ts';
export { isRichMenuSize } from './check-rich-menu-limits.ts';
export { checkWebhook, checkWebhookEvent } from './check-webhook.ts';
export { countGraphemes } from './count-graphemes.ts';
export type { Fault } from './fault.ts';
export { LIMITS, RICH_MENU } from './limits.ts';
