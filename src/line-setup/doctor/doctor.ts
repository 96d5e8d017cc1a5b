import type { messagingApi } from '@line/bot-sdk';

/** One line of the doctor's report. */
export interface Check {
  level: 'ok' | 'warn' | 'fault';
  /** What was looked at; docs/line.md explains each. */
  name: CheckName;
  /** What was found and what to do. Never a secret. */
  text: string;
}

export type CheckName =
  | 'LINE_CHANNEL_SECRET'
  | 'LINE_CHANNEL_ACCESS_TOKEN'
  | 'PUBLIC_URL'
  | 'token'
  | 'clock'
  | 'chat mode'
  | 'webhook address'
  | 'webhook on'
  | 'webhook test'
  | 'quota'
  | 'menus'
  | 'default menu'
  | 'answers';

/** LINE as the doctor asks it. Every method throws HTTPFetchError when LINE refuses, another error when it cannot be reached. */
export interface DoctorApi {
  /** @property date LINE's clock, from the answer's Date header. */
  info(): Promise<{ displayName: string; basicId: string; chatMode: string; date: Date | undefined }>;
  /** @returns nothing when no address was set. */
  webhook(): Promise<{ endpoint: string; active: boolean } | undefined>;
  /** Has LINE send an empty webhook to an address. */
  testWebhook(endpoint: string): Promise<{ success: boolean; statusCode: number; reason: string; detail: string }>;
  quota(): Promise<{ limit: number | undefined; used: number }>;
  aliases(): Promise<{ richMenuAliasId: string; richMenuId: string }[]>;
  hasPicture(richMenuId: string): Promise<boolean>;
  defaultMenu(): Promise<string | undefined>;
  /** Has LINE check messages without sending them. */
  validateReply(messages: messagingApi.Message[]): Promise<void>;
}

/** What the doctor is given. */
export interface DoctorParts {
  env: Record<string, string | undefined>;
  api: DoctorApi;
  now: () => Date;
  /** Names in words and messages as people get them, at most five each; nothing: answers are not checked. */
  samples?: { name: string; messages: messagingApi.Message[] }[];
}

export const ok = (name: CheckName, text: string): Check => ({ level: 'ok', name, text });
export const warn = (name: CheckName, text: string): Check => ({ level: 'warn', name, text });
export const fault = (name: CheckName, text: string): Check => ({ level: 'fault', name, text });
