import { Text } from '@mantine/core';
import classes from './parts.module.css';

/** That there is nothing, so that an empty place is not taken for a broken one. */
export function NothingHere({ children }: { children: string }) {
  return <Text className={classes.nothing}>{children}</Text>;
}
