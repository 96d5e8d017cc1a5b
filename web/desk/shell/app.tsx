import { Suspense, useState } from 'react';
import { LiveProvider } from '../live/live.tsx';
import { OutboxProvider } from '../live/use-outbox.tsx';
import { Workspace } from '../workspace/workspace.tsx';
import { KeyHelp } from './keys/key-help.tsx';
import { useKeys } from './keys/use-keys.ts';
import { MeProvider, useMe } from './me.tsx';
import { Opening } from './opening.tsx';
import { usePageProps } from './page-props.ts';
import { PAGES } from './pages.tsx';
import { RouterProvider, useRouter } from './router.tsx';
import { ToastProvider } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole desk. */
export function App() {
  return (
    <ToastProvider>
      <MeProvider>
        <LiveProvider>
          <OutboxProvider>
            <RouterProvider>
              <Desk />
            </RouterProvider>
          </OutboxProvider>
        </LiveProvider>
      </MeProvider>
    </ToastProvider>
  );
}

/** The bar above, and the page of the address; without the role for it, the first page that there is for the role. */
function Desk() {
  const { me } = useMe();
  const { route } = useRouter();
  const [help, setHelp] = useState(false);
  useKeys({ '?': () => setHelp(true) });
  const pages = PAGES.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
  const page = pages.find((one) => one.page === route.page || (one.page === 'conversations' && route.page === 'calls')) ?? pages[0];
  const props = usePageProps();
  return (
    <div className="desk">
      <TopBar pages={pages} current={page?.page} onHelp={() => setHelp(true)} />
      {page?.content ? (
        <main className="desk-page">
          <Suspense fallback={<Opening />}>
            <page.content {...props} />
          </Suspense>
        </main>
      ) : (
        page && <Workspace />
      )}
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
