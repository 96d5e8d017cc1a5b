import { Button, Group, Paper, Table, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Words } from '../page-props.ts';
import { Definition } from '../parts/definition.tsx';
import { NothingHere } from '../parts/nothing-here.tsx';
import classes from './report.module.css';

interface ChartFrameProps {
  title: string;
  definition: string;
  /** The chart in words: its heading and one row for each thing in it. A cell without a value says that it has none. */
  table: { head: string[]; rows: (string | undefined)[][] };
  /** The chart itself: for eyes only, the table is its twin. */
  children: ReactNode;
  words: Words;
}

/** A chart with its table, which screen readers always have and everybody can look at instead. */
export function ChartFrame({ title, definition, table, children, words }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const empty = table.rows.every((row) => row.slice(1).every((cell) => cell === undefined));
  const twin = (
    <Table className={classes.table} tabularNums verticalSpacing={4}>
      <Table.Caption className={classes.hiddenCaption}>{title}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {table.head.map((name) => (
            <Table.Th key={name} scope="col">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map(([name, ...cells]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <Table.Td key={at}>{cell ?? words('desk-work:no-data')}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
  return (
    <Paper withBorder className={classes.chart}>
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Group gap={8} wrap="nowrap">
          <Title order={3} className={classes.chartTitle}>
            {title}
          </Title>
          <Definition of={title} text={definition} words={words} />
        </Group>
        {empty ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={asTable}
            aria-label={words('desk-report:as-table-of', { title })}
            onClick={() => setAsTable(!asTable)}
          >
            {words('desk-report:as-table')}
          </Button>
        )}
      </Group>
      {empty ? <NothingHere>{words('desk-work:no-data')}</NothingHere> : null}
      {!empty && asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
        <section className={classes.tableScroll} tabIndex={0} aria-label={title}>
          {twin}
        </section>
      ) : null}
      {!empty && !asTable ? (
        <>
          <div aria-hidden>{children}</div>
          <VisuallyHidden>{twin}</VisuallyHidden>
        </>
      ) : null}
    </Paper>
  );
}
