/** What an operation answers; no body where the contract has none. */
export interface Answer {
  status: number;
  body?: unknown;
}

/** A problem document (RFC 9457) with a code of the contract. */
export function problem(status: number, code: string, title: string, detail?: string): Answer {
  return { status, body: { type: `https://sso.example/problems/${code}`, title, status, code, ...(detail ? { detail } : {}) } };
}
