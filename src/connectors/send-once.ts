import type { ContractOperation, RequestParts } from './contract-operation.ts';
import { TryFailure } from './try-failure.ts';

/** An answer that fits the contract: what was asked for, or a problem with its code. */
export interface CheckedAnswer {
  status: number;
  body: unknown;
}

/**
 * Sends one request and checks the answer against the contract.
 * @param request already checked against the operation.
 * @throws TryFailure when no answer comes or it is not one of the contract; what fetch throws when `signal` ends it.
 */
export async function sendOnce(
  operation: ContractOperation,
  { baseUrl, token }: { baseUrl: string; token: string },
  request: RequestParts,
  signal: AbortSignal,
): Promise<CheckedAnswer> {
  const headers = new Headers(request.headers as Record<string, string>);
  headers.set('accept', 'application/json, application/problem+json');
  if (operation.secured) headers.set('authorization', `Bearer ${token}`);
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  const init: RequestInit = { method: operation.method, headers, signal, redirect: 'error' };
  if (request.body !== undefined) init.body = JSON.stringify(request.body);

  const { status, mediaType, text } = await exchange(address(baseUrl, operation.path, request), init);
  if (status >= 500 || status === 429) throw new TryFailure(`answered ${status}`, true);
  if (status === 401 || status === 403) throw new TryFailure(`refused our token (${status})`, false);
  const body = parsed(text, mediaType);
  const fault = operation.checkAnswer({ status, mediaType, body });
  if (fault) throw new TryFailure(`answered outside the contract: ${fault}`, false);
  return { status, body };
}

async function exchange(url: URL, init: RequestInit): Promise<{ status: number; mediaType: string; text: string }> {
  try {
    const response = await fetch(url, init);
    const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    return { status: response.status, mediaType, text: await response.text() };
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new TryFailure('could not be reached', true, cause);
  }
}

/** Undefined for what is not JSON: JSON.parse's own error quotes the text, which may be personal. */
function parsed(text: string, mediaType: string): unknown {
  if (!/[/+]json$/.test(mediaType)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function address(baseUrl: string, path: string, { params = {}, query = {} }: RequestParts): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const url = new URL(baseUrl.replace(/\/+$/, '') + filled);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}
