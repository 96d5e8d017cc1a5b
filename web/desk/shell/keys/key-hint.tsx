/** The key of a button, for the eye: a screen reader has it from `aria-keyshortcuts`. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
