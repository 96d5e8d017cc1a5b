import { post } from '../api/client.ts';
import { keptInTab } from '../kept-in-tab.ts';
import { useToasts } from './toasts.tsx';

/** Ends the session; what this tab kept goes with it. */
export function useSignOut(): () => void {
  const { fail } = useToasts();
  return () => {
    post('/sign-out')
      .then(() => {
        keptInTab.clear();
        location.assign('/desk/sign-in');
      })
      .catch(fail);
  };
}
