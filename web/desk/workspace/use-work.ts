import { useState } from 'react';
import { useToasts } from '../shell/toasts.tsx';

/** Runs one thing at a time that the server is asked to do, and says when it refuses. */
export function useWork(): { busy: boolean; run: (work: () => Promise<void>) => void } {
  const [busy, setBusy] = useState(false);
  const { fail } = useToasts();
  const run = (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    work()
      .catch(fail)
      .finally(() => setBusy(false));
  };
  return { busy, run };
}
