/** What to fetch: a VoiceXML document or a grammar. */
export interface DocumentRequest {
  url: string;
  method: 'GET' | 'POST';
  /** Fields of a submit; in the query for GET, form-encoded in the body for POST. */
  fields: [name: string, value: string][];
  timeoutMs: number;
}

/** `url` is where it came from in the end, redirects followed: relative addresses in it start there. */
export interface FetchedDocument {
  url: string;
  text: string;
}

/** Where documents come from: HTTP (`httpSource`), or a test's own. @throws BadFetch */
export type DocumentSource = (request: DocumentRequest) => Promise<FetchedDocument>;

/** A document could not be had; `event` is the VoiceXML event it becomes, such as `error.badfetch.http.404`. */
export class BadFetch extends Error {
  readonly event: string;

  constructor(event: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.event = event;
  }
}
