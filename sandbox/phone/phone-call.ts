import type { CallStep } from '../telephone/browser/call-record.ts';
import type { DocumentSource } from '../telephone/browser/document-source.ts';
import { httpSource } from '../telephone/browser/http-source.ts';
import { runCall } from '../telephone/browser/run-call.ts';
import type { CallMessage, PageMessage, Untimed } from './call-message.ts';
import { PageEars } from './page-ears.ts';
import { prettyXml } from './pretty-xml.ts';

export interface PhoneCallOptions {
  /** Address of the first document. */
  startUrl: string;
  /** As a URI: `tel:+66812345678`. */
  caller: string;
  called: string;
}

/** One call of the page. It begins at once; what happens is kept, so that a page that connects later sees all of it. */
export class PhoneCall {
  readonly #messages: CallMessage[] = [];
  readonly #watchers = new Set<(message: CallMessage) => void>();
  readonly #started = Date.now();
  readonly #ears = new PageEars((message) => this.#tell(message));
  /** Resolves when the call is over. Never rejects. */
  readonly ended: Promise<void>;

  constructor({ startUrl, caller, called }: PhoneCallOptions) {
    const call = { start: startUrl, ears: this.#ears, caller, called, source: this.#shown(httpSource), onStep: (step: CallStep) => this.#step(step) };
    this.ended = runCall(call).then(
      ({ end, error }) => this.#tell({ kind: 'ended', end, message: error ? `${error.event}: ${error.message}` : '' }),
      (error: Error) => this.#tell({ kind: 'ended', end: 'error', message: error.message }),
    );
  }

  /** @param from number of messages that are known already. @returns a function that ends it. */
  watch(watcher: (message: CallMessage) => void, from: number): () => void {
    for (const message of this.#messages.slice(from)) watcher(message);
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Nobody looks at this call any more. */
  get unwatched(): boolean {
    return this.#watchers.size === 0;
  }

  receive(message: PageMessage): void {
    this.#ears.receive(message);
  }

  leave(): void {
    this.#ears.leave();
  }

  #tell(message: Untimed): void {
    const timed: CallMessage = { ...message, seconds: (Date.now() - this.#started) / 1000 };
    this.#messages.push(timed);
    for (const watcher of this.#watchers) watcher(timed);
  }

  #step(step: CallStep): void {
    if (step.step === 'event') this.#tell({ kind: 'event', event: step.event, message: step.message });
    if (step.step === 'log') this.#tell({ kind: 'log', text: step.text });
  }

  /** Documents are shown as they come; grammars are not. */
  #shown(source: DocumentSource): DocumentSource {
    return async (request) => {
      try {
        const document = await source(request);
        if (/<vxml\b/.test(document.text)) {
          this.#tell({ kind: 'document', url: document.url, method: request.method, fields: request.fields, xml: prettyXml(document.text) });
        }
        return document;
      } catch (error) {
        this.#tell({ kind: 'failed', url: request.url, message: (error as Error).message });
        throw error;
      }
    };
  }
}
