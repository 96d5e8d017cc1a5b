import type { DeskEvent, Me } from '../../../src/desk/api.ts';

/** What a page of the desk is given by the shell. */
export interface PageProps {
  api: DeskApi;
  me: Me;
  live: Live;
  words: Words;
  lang: 'th' | 'en';
}

/** The desk's server. Paths are whole: `/api/desk/callbacks`. */
export interface DeskApi {
  /** @throws Refusal */
  get<T>(path: string): Promise<T>;
  /** With the CSRF header. `undefined` for an answer without a body. @throws Refusal */
  send<T>(method: 'POST' | 'PUT', path: string, body?: unknown): Promise<T>;
}

/** What `DeskApi` throws: the problem document of the server, or code `unreachable` when there was no answer. */
export interface Refusal {
  code: string;
  title: string;
  detail: string;
}

export interface Live {
  /** Calls when something of this kind changed, and after each reconnection. @returns how to stop. */
  on(changed: DeskEvent['changed'], listener: () => void): () => void;
}

/** A phrase of locales/. The key names its file first, as i18next's namespace: `desk-work:callbacks.title`. Numbers get thousands separators. */
export type Words = (key: string, values?: Record<string, string | number>) => string;
