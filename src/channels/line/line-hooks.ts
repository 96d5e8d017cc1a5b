import type { LineApiError } from './line-api.ts';

/** What went wrong with a message: as LINE's API says, or that it is not known whether it arrived, or that it was given up. */
export type LineFailure = LineApiError['code'] | 'uncertain' | 'given-up';

/** What others may want to know of the channel: feeds /metrics. Nothing of a person in it. */
export interface LineHooks {
  onSent?(via: 'reply' | 'push'): void;
  onFailed?(why: LineFailure): void;
  /** @param limit messages a month; nothing when there is no limit. */
  onQuota?(limit: number | undefined, used: number): void;
}
