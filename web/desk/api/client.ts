import { DeskError } from './desk-error.ts';

const SIGN_IN = '/desk/sign-in';
const WITHIN_MS = 20_000;

let csrf = '';

/** The token of `Me`; every request that changes something carries it. */
export function setCsrf(token: string): void {
  csrf = token;
}

/** GET of /api/desk. @param path such as `/queue`. @throws DeskError */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, undefined, signal);
}

/** POST to /api/desk. @returns undefined for an answer without a body. @throws DeskError */
export function post<T = void>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
  return request<T>('POST', path, body, signal);
}

/** PUT to /api/desk. @throws DeskError */
export function put<T = void>(path: string, body: object): Promise<T> {
  return request<T>('PUT', path, body);
}

async function request<T>(method: string, path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const response = await reach(method, path, body, signal);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem: { code?: string; detail?: string } = await response.json().catch(() => ({}));
  if (response.status === 401) location.assign(SIGN_IN);
  throw new DeskError(response.status, problem.code ?? 'failed', problem.detail ?? response.statusText);
}

async function reach(method: string, path: string, body?: object, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(WITHIN_MS);
  try {
    return await fetch(`/api/desk${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json', 'x-desk-csrf': csrf } : {},
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new DeskError(0, 'not_reached', String(error));
  }
}
