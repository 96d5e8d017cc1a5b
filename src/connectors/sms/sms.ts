/** Messages out by SMS. */
export interface Sms {
  /** @param idempotencyKey the same key sends once. @throws ConnectorError `unavailable`. */
  send(message: { to: string; text: string; idempotencyKey: string }): Promise<void>;
  ready(): Promise<boolean>;
}
