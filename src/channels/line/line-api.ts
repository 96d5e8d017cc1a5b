import type { messagingApi } from '@line/bot-sdk';

/** What LINE refused or how it failed: its status, and its own message (nothing personal). */
export class LineApiError extends Error {
  readonly code: 'invalid-token' | 'rate-limit' | 'quota' | 'refused' | 'unavailable';
  readonly status: number | undefined;
  /** How long LINE asks to wait, in ms. */
  readonly retryAfterMs: number | undefined;

  constructor(code: LineApiError['code'], message: string, details: { status?: number | undefined; retryAfterMs?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.name = 'LineApiError';
    this.code = code;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/**
 * LINE's Messaging API as the channel needs it. Every method throws LineApiError.
 * @see https://developers.line.biz/en/reference/messaging-api/
 */
export interface LineApi {
  /** Answers an event, free of charge. A reply has no retry key; its token is good once (line-sender.ts says what that tells). @param messages at most 5. */
  reply(replyToken: string, messages: messagingApi.Message[]): Promise<void>;
  /**
   * Sends without an event; counts against the month's quota. The same key again sends nothing again (LINE answers 409, which is success).
   * @param retryKey a UUID, given from the first try on.
   */
  push(userId: string, messages: messagingApi.Message[], retryKey: string): Promise<void>;
  /** Three dots for up to `seconds` (5 to 60 in steps of 5), until a message arrives. */
  loading(userId: string, seconds: number): Promise<void>;
  profile(userId: string): Promise<{ displayName: string; language: string | undefined }>;
  /** For account linking: valid for 10 minutes, once. */
  linkToken(userId: string): Promise<string>;
  linkRichMenu(userId: string, richMenuId: string): Promise<void>;
  unlinkRichMenu(userId: string): Promise<void>;
  /** @returns nothing as limit when the month is unlimited. */
  quota(): Promise<{ limit: number | undefined; used: number }>;
}
