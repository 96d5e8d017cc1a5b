import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Words } from '../page-props.ts';
import { Definition } from './definition.tsx';
import classes from './parts.module.css';

export interface FigureProps {
  name: string;
  /** Nothing: it was not measured, which is said, and is not 0. */
  value: string | undefined;
  definition: string;
  /** Under the figure: what it is made of. */
  detail?: ReactNode;
  words: Words;
}

/** One big figure with its meaning. */
export function Figure({ name, value, definition, detail, words }: FigureProps) {
  return (
    <Paper className={classes.figure} withBorder>
      <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
        <Text className={classes.figureName}>{name}</Text>
        <Definition of={name} text={definition} words={words} />
      </Group>
      <Text className={value === undefined ? classes.figureMissing : classes.figureValue}>{value ?? words('desk-work:no-data')}</Text>
      {value !== undefined && detail ? <Text className={classes.quiet}>{detail}</Text> : null}
    </Paper>
  );
}
