import { useCallback, useEffect, useState } from 'react';
import type { Attempt, CallbackItem } from '../../../../src/desk/api.ts';
import { newId } from '../../workspace/new-id.ts';
import type { PageProps } from '../page-props.ts';
import type { Doing } from '../parts/use-doing.ts';

/** The call that one is making. The number is kept nowhere but here, and forgotten with the call. */
export interface Call {
  reference: string;
  phone: string;
  startedAt: number;
  /** Of its result: sent again, it counts once. */
  requestId: string;
}

interface CallWork {
  call: Call | undefined;
  take: (reference: string) => Promise<void>;
  release: () => Promise<void>;
  /** @returns the callback as it stands then; nothing when it was not kept. */
  attempt: (result: Attempt, note: string) => Promise<CallbackItem | undefined>;
}

const path = (reference: string, what: string): string => `/api/desk/callbacks/${encodeURIComponent(reference)}/${what}`;

/** @param items what the server says by now: a call that it does not know as mine any more has ended. */
export function useCall({ api, me }: PageProps, items: CallbackItem[] | undefined, reload: () => Promise<void>, { run }: Doing): CallWork {
  const [call, setCall] = useState<Call>();

  useEffect(() => {
    const mine = items?.find(({ reference }) => reference === call?.reference);
    if (call && mine?.takenBy?.id !== me.id) setCall(undefined);
  }, [items, call, me.id]);

  const take = useCallback(
    async (reference: string) => {
      const done = await run(async () => {
        const { phone } = await api.send<{ phone: string }>('POST', path(reference, 'take'), {});
        const startedAt = Date.now();
        await reload();
        setCall({ reference, phone, startedAt, requestId: newId() });
      });
      // somebody else has it, or the person cancelled: the list says so now
      if (!done) await reload();
    },
    [api, reload, run],
  );

  const release = useCallback(async () => {
    if (!call) return;
    await run(async () => {
      await api.send('POST', path(call.reference, 'release'), {});
      setCall(undefined);
      await reload();
    });
  }, [api, call, reload, run]);

  const attempt = useCallback(
    async (result: Attempt, note: string) => {
      if (!call) return undefined;
      let item: CallbackItem | undefined;
      const done = await run(async () => {
        item = await api.send<CallbackItem>('POST', path(call.reference, 'attempts'), {
          result,
          ...(note.trim() ? { note: note.trim() } : {}),
          requestId: call.requestId,
        });
        setCall(undefined);
        await reload();
      });
      if (!done) await reload();
      return item;
    },
    [api, call, reload, run],
  );

  return { call, take, release, attempt };
}
