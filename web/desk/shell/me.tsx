import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Me, Role } from '../../../src/desk/api.ts';
import { put, read, setCsrf } from '../api/client.ts';
import { DeskError } from '../api/desk-error.ts';
import { Opening } from './opening.tsx';

const AGAIN_MS = 2000;

interface Person {
  me: Me;
  /** Whether new conversations may come. */
  setAvailable: (available: boolean) => Promise<void>;
}

const Self = createContext<Person | undefined>(undefined);

/** Asks who is signed in, and shows what is in it once that is known. Tries again while the server is away. */
export function MeProvider({ children }: { children: ReactNode }) {
  const [me, setMe] = useState<Me>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const controller = new AbortController();
    const ask = async () => {
      try {
        const self = await read<Me>('/me', controller.signal);
        setCsrf(self.csrf);
        setMe(self);
      } catch (failure) {
        if (controller.signal.aborted) return;
        setError(failure);
        if (failure instanceof DeskError && failure.passing) timer = setTimeout(ask, AGAIN_MS);
      }
    };
    void ask();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  const setAvailable = useCallback(async (available: boolean) => {
    await put('/me/available', { available });
    setMe((before) => before && { ...before, available });
  }, []);
  const value = useMemo(() => me && { me, setAvailable }, [me, setAvailable]);
  return value ? <Self value={value}>{children}</Self> : <Opening error={error} />;
}

/** @throws Error outside of `MeProvider`. */
export function useMe(): Person {
  const person = useContext(Self);
  if (!person) throw new Error('useMe outside of MeProvider');
  return person;
}

export function useRole(...roles: Role[]): boolean {
  return useMe().me.roles.some((role) => roles.includes(role));
}
