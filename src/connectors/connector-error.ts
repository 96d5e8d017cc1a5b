/** What went wrong with a system behind us. `unavailable` may be tried again later; the others are answers. */
export class ConnectorError extends Error {
  readonly code: 'unavailable' | 'refused' | 'not-found' | 'invalid';
  /** The far side's own reason code, for `refused`. */
  readonly reason: string | undefined;

  constructor(code: ConnectorError['code'], message: string, options: { reason?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ConnectorError';
    this.code = code;
    this.reason = options.reason;
  }
}
