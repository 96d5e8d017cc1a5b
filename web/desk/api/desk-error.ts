/** The server said no (RFC 9457), or was not reached: then status 0 and code `not_reached`. */
export class DeskError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  /** Whether the same request may succeed later, without anything being changed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}
