import type { Answer } from '../answer.ts';

/** A request that is authorised and fits LINE's specification and limits. */
export interface ApiRequest {
  params: Record<string, string>;
  query: Record<string, unknown>;
  /** Parsed JSON; undefined for none and for uploads. */
  body: unknown;
  /** An upload as it came. */
  bytes: Buffer;
  contentType: string;
  retryKey: string | undefined;
}

/** One call of LINE's API. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for parameters. */
  path: string;
  /** Whether X-Line-Retry-Key is taken; elsewhere it is refused. */
  retryKey?: boolean;
  upload?: boolean;
  run(request: ApiRequest): Answer | Promise<Answer>;
}
