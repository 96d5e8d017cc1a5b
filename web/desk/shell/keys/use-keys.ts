import { useEffect, useEffectEvent } from 'react';

/** `Alt+1`, `Alt+Q`, `Alt+Down`, `j`, `/`, `?` */
export type Keys = Partial<Record<string, (event: KeyboardEvent) => void>>;

const NAMES: Record<string, string> = { ArrowDown: 'Down', ArrowUp: 'Up', Slash: '/' };

/**
 * Runs what belongs to a key. By the place of the key and not by its letter: on a Thai keyboard the key J is another letter. Plain letters are
 * left to whoever types; a dialog that is open has the keys to itself.
 */
export function useKeys(keys: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return;
    const name = nameOf(event);
    const run = keys[name];
    if (!run || (!event.altKey && !event.ctrlKey && isTyping(event.target))) return;
    event.preventDefault();
    run(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  if (event.key === '?') return '?';
  const name = NAMES[event.code] ?? event.code.replace(/^(Key|Digit|Numpad)/, '');
  // AltGr is Ctrl+Alt, and writes letters
  if (event.ctrlKey && event.altKey) return '';
  if (!event.ctrlKey && !event.metaKey && !event.altKey) return name.length === 1 ? name.toLowerCase() : name;
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + name;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
