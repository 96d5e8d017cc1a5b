import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** The heading of a page: what it is, one line of what to do here, and what stands beside it. */
export function PageHead({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-end" gap="lg" className={classes.head}>
      <div>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        <Text className={classes.quiet}>{lead}</Text>
      </div>
      {children}
    </Group>
  );
}
