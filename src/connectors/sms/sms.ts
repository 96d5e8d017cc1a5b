/** Messages out by SMS. */
export interface Sms {
  /**
   * @param message `to` is `0` or `+66` and 8 or 9 digits; `text` has at most 700 characters; the same `idempotencyKey` sends once.
   * @param signal ends the call; it then throws the signal's reason.
   * @throws ConnectorError `unavailable`, or `invalid` for what the contract does not allow.
   */
  send(message: { to: string; text: string; idempotencyKey: string }, signal?: AbortSignal): Promise<void>;
  ready(): Promise<boolean>;
}
