import { useHotkeys } from '@mantine/hooks';

/**
 * Keys of a page, by their place and not by their letter: on a Thai keyboard J is another letter. Not while somebody types, and not while a
 * dialog is open, which has the keys to itself. Digits are those of both blocks.
 */
export function usePageKeys(keys: Record<string, () => void>): void {
  useHotkeys(
    Object.entries(keys).flatMap(([key, run]) =>
      (/^\d$/.test(key) ? [`digit${key}`, `numpad${key}`] : [key]).map((place): [string, () => void, { usePhysicalKeys: boolean }] => [
        place,
        () => {
          if (!document.querySelector('[role="dialog"][aria-modal="true"]')) run();
        },
        { usePhysicalKeys: true },
      ]),
    ),
  );
}
