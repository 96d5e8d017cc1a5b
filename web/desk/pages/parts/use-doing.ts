import { useCallback, useState } from 'react';
import type { Refusal } from '../page-props.ts';
import { asRefusal } from './as-refusal.ts';

/** One thing at a time that the server is asked to do. */
export interface Doing {
  busy: boolean;
  refusal: Refusal | undefined;
  /** @returns whether it was done; nothing is begun while another thing is on its way. */
  run: (work: () => Promise<void>) => Promise<boolean>;
  forget: () => void;
}

export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const run = useCallback(
    async (work: () => Promise<void>) => {
      if (busy) return false;
      setBusy(true);
      setRefusal(undefined);
      try {
        await work();
        return true;
      } catch (error) {
        setRefusal(asRefusal(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [busy],
  );
  const forget = useCallback(() => setRefusal(undefined), []);
  return { busy, refusal, run, forget };
}
