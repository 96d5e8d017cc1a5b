/** Our content is wrong. Says what, where, what is allowed. */
export class ContentError extends Error {
  readonly code = 'content';
  readonly file: string;
  readonly field: string;
  readonly allowed: string;
  constructor(file: string, field: string, problem: string, allowed: string) {
    super(`${file}: ${field}: ${problem}. Allowed: ${allowed}.`);
    this.file = file;
    this.field = field;
    this.allowed = allowed;
  }
}
