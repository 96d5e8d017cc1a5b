import { Tooltip, UnstyledButton } from '@mantine/core';
import type { Words } from '../page-props.ts';
import classes from './parts.module.css';

/** What a figure means: a small button that says so under the pointer, the keyboard and the finger. */
export function Definition({ of, text, words }: { of: string; text: string; words: Words }) {
  return (
    <Tooltip
      label={text}
      multiline
      w={320}
      withArrow
      interactive
      events={{ hover: true, focus: true, touch: true }}
      classNames={{ tooltip: classes.definition ?? '' }}
    >
      <UnstyledButton className={classes.what} aria-label={words('desk-work:definition-of', { of })}>
        ?
      </UnstyledButton>
    </Tooltip>
  );
}
