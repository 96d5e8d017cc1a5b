import { useMemo } from 'react';
import { post, put, read } from '../api/client.ts';
import { DeskError } from '../api/desk-error.ts';
import { useLive } from '../live/live.tsx';
import type { DeskApi, Live, PageProps, Refusal } from '../pages/page-props.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import { useMe } from './me.tsx';

/** What the pages beside the conversations are given. */
export function usePageProps(): PageProps {
  const { me } = useMe();
  const { lang } = useLanguage();
  const say = useSay();
  const connection = useLive();
  const live = useMemo<Live>(
    () => ({ on: (changed, listener) => connection.onChange((event) => (!event || event.changed === changed) && listener()) }),
    [connection],
  );
  const words = useMemo<PageProps['words']>(() => (key, values) => say(key, withSeparators(values ?? {})), [say]);
  return { api, me, live, words, lang };
}

const ROOT = /^\/api\/desk/;

const api: DeskApi = {
  get: <T>(path: string) => read<T>(path.replace(ROOT, '')).catch(refuse),
  send: <T>(method: 'POST' | 'PUT', path: string, body?: unknown) =>
    (method === 'POST' ? post<T> : put<T>)(path.replace(ROOT, ''), (body ?? {}) as object).catch(refuse),
};

function refuse(error: unknown): never {
  const { status, code, message } = error instanceof DeskError ? error : new DeskError(1, 'unknown', '');
  throw { code: status === 0 ? 'unreachable' : code, title: '', detail: message } satisfies Refusal;
}

function withSeparators(values: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.toLocaleString('en')]));
}
