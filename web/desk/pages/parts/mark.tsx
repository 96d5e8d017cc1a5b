import type { ReactNode } from 'react';
import classes from './parts.module.css';
import type { Tone } from './tone.ts';

/** A short word on a colour. The word alone says it as well. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  );
}
