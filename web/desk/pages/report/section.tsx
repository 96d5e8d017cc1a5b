import { Anchor, Group, SimpleGrid, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Report } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import classes from './report.module.css';
import type { Span } from './span.ts';
import type { ChannelChoice } from './sums.ts';

/** What each section of the report is made from. */
export interface SectionProps extends Pick<PageProps, 'words' | 'lang'> {
  /** Nothing while it is read. */
  report: Report | undefined;
  span: Span;
  channel: ChannelChoice;
}

interface FrameProps extends Pick<SectionProps, 'words' | 'span'> {
  name: 'system' | 'information' | 'service';
  /** Parts of report.csv that belong here. */
  parts: readonly string[];
  figures: ReactNode;
  /** Figures in a row on a wide screen. */
  columns?: number;
  children: ReactNode;
}

/** One quality: its figures, its charts, and its numbers as files. */
export function Section({ name, parts, figures, columns = 4, children, words, span }: FrameProps) {
  return (
    <section aria-labelledby={`report-${name}`}>
      <Group justify="space-between" align="flex-end" className={classes.sectionHead}>
        <div>
          <Title order={2} id={`report-${name}`} className={classes.sectionTitle}>
            {words(`desk-report:${name}.title`)}
          </Title>
          <Text className={classes.quiet}>{words(`desk-report:${name}.lead`)}</Text>
        </div>
        <Group gap="md">
          {parts.map((part) => (
            <Anchor key={part} className={classes.csv} href={`/api/desk/report.csv?from=${span.from}&until=${span.until}&part=${part}`} download>
              {words('desk-report:csv', { part: words(`desk-report:part.${part}`) })}
            </Anchor>
          ))}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 2, lg: columns }} spacing="md">
        {figures}
      </SimpleGrid>
      <div className={classes.charts}>{children}</div>
    </section>
  );
}
