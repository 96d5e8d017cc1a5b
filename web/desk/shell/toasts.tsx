import { Notification, Portal, Stack } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { sayProblem } from '../api/say-problem.ts';
import { useSay } from '../words/words.tsx';

const SHOWN_MS = 7000;

interface Toast {
  id: number;
  kind: 'good' | 'bad';
  text: string;
}

interface Toasts {
  /** Something was done. */
  tell: (text: string) => void;
  /** Something was refused or did not get through: as a plain sentence. */
  fail: (error: unknown) => void;
}

const Telling = createContext<Toasts>({ tell: () => {}, fail: () => {} });
let last = 0;

/** Short sentences in a corner, read out by a screen reader; those of refusals at once. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const say = useSay();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (kind: Toast['kind'], text: string) => {
      const id = ++last;
      setToasts((all) => [...all.slice(-2), { id, kind, text }]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );
  const value = useMemo(() => ({ tell: (text: string) => show('good', text), fail: (error: unknown) => show('bad', sayProblem(say, error)) }), [show, say]);
  return (
    <Telling value={value}>
      {children}
      <Portal>
        <Stack className="toasts" gap="xs">
          {toasts.map(({ id, kind, text }) => (
            <Notification
              key={id}
              role={kind === 'bad' ? 'alert' : 'status'}
              color={kind === 'bad' ? 'red' : 'brand'}
              withBorder
              onClose={() => drop(id)}
              closeButtonProps={{ 'aria-label': say('close') }}
            >
              {text}
            </Notification>
          ))}
        </Stack>
      </Portal>
    </Telling>
  );
}

export function useToasts(): Toasts {
  return useContext(Telling);
}
