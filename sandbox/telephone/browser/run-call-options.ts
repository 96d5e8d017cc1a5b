import type { CallEars } from './call-ears.ts';
import type { CallStep } from './call-record.ts';
import type { DocumentSource } from './document-source.ts';

/** What `runCall(options): Promise<CallRecord>` needs. */
export interface RunCallOptions {
  /** Address of the first document. */
  start: string;
  ears: CallEars;
  /** Who calls and what was dialled, as URIs: `session.connection.remote.uri` and `session.connection.local.uri`. */
  caller: string;
  called: string;
  /** What goes along with the request for the first document, as gateways can be set to do; only `caller` when not said. */
  fields?: Record<string, string>;
  /** Documents and grammars; HTTP when not said. */
  source?: DocumentSource;
  onStep?: (step: CallStep) => void;
}
