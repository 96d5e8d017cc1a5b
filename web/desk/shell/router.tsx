import { createContext, type MouseEvent, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

const BASE = '/desk/';

/** /desk/conversations/abc → conversations, abc. The first page is the conversations. */
export interface Route {
  page: string;
  id: string | undefined;
}

const Routing = createContext<{ route: Route; go: (page: string, id?: string) => void } | undefined>(undefined);

function routeOf(path: string): Route {
  const [page = '', id] = path.slice(BASE.length).split('/');
  return { page: page || 'conversations', id: id ? decodeURIComponent(id) : undefined };
}

/** The address of a page of the desk. */
export function addressOf(page: string, id?: string): string {
  return BASE + page + (id ? `/${encodeURIComponent(id)}` : '');
}

/** Knows which page is shown; the browser's own back and forward work. */
export function RouterProvider({ children }: { children: ReactNode }) {
  const [route, setRoute] = useState(() => routeOf(location.pathname));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.pathname));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((page: string, id?: string) => {
    const address = addressOf(page, id);
    if (address === location.pathname) return;
    // going through the list is no journey that somebody wants to walk back step by step
    const same = routeOf(location.pathname).page === page;
    history[same ? 'replaceState' : 'pushState'](null, '', address);
    setRoute({ page, id });
  }, []);
  const value = useMemo(() => ({ route, go }), [route, go]);
  return <Routing value={value}>{children}</Routing>;
}

/** @throws Error outside of `RouterProvider`. */
export function useRouter() {
  const routing = useContext(Routing);
  if (!routing) throw new Error('useRouter outside of RouterProvider');
  return routing;
}

/** A link to a page of the desk: a plain one for the middle button and for new tabs. */
export function useLink(): (page: string) => { href: string; onClick: (event: MouseEvent) => void } {
  const { go } = useRouter();
  return (page) => ({
    href: addressOf(page),
    onClick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(page);
    },
  });
}
