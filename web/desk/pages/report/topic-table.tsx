import { Group, Pagination, Paper, Table, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Report } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import { Definition } from '../parts/definition.tsx';
import { NothingHere } from '../parts/nothing-here.tsx';
import classes from './report.module.css';

type Row = Report['byTopic'][number];

const COLUMNS = ['turns', 'answered', 'askedBack', 'notUnderstood', 'wrongFlagged'] as const satisfies (keyof Row)[];
type Column = (typeof COLUMNS)[number] | 'title';
const ROWS_A_PAGE = 12;

/** What is asked for, topic by topic; sorted by any column. */
export function TopicTable({ topics, words }: { topics: Row[] | undefined; words: Words }) {
  const [order, setOrder] = useState<{ by: Column; descending: boolean }>({ by: 'turns', descending: true });
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(1);
  const found = (topics ?? []).filter(({ title, topic }) => `${title} ${topic}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const sorted = inOrder(found, order);
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS_A_PAGE));
  const at = Math.min(page, pages);
  const title = words('desk-report:topics.title');

  return (
    <Paper withBorder className={`${classes.chart} ${classes.wide}`} component="section" aria-label={title}>
      <Group justify="space-between" mb="sm">
        <Group gap={8}>
          <Title order={3} className={classes.chartTitle}>
            {title}
          </Title>
          <Definition of={title} text={words('desk-report:topics.means')} words={words} />
        </Group>
        <TextInput
          size="xs"
          w={240}
          aria-label={words('desk-report:topics.search')}
          placeholder={words('desk-report:topics.search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </Group>
      {found.length === 0 ? (
        <NothingHere>{words('desk-work:no-data')}</NothingHere>
      ) : (
        <Table className={classes.table} tabularNums verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {(['title', ...COLUMNS] as const).map((column) => (
                <Table.Th
                  key={column}
                  scope="col"
                  className={column === 'title' ? undefined : classes.number}
                  aria-sort={order.by === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <UnstyledButton
                    className={classes.sort}
                    onClick={() => setOrder({ by: column, descending: order.by === column ? !order.descending : column !== 'title' })}
                  >
                    {words(`desk-report:topics.column.${column}`)}
                    <span aria-hidden>{order.by === column ? (order.descending ? ' ▼' : ' ▲') : ''}</span>
                  </UnstyledButton>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice((at - 1) * ROWS_A_PAGE, at * ROWS_A_PAGE).map((row) => (
              <Table.Tr key={row.topic}>
                <Table.Th scope="row">
                  {row.title} <span className={classes.quiet}>{row.topic}</span>
                </Table.Th>
                {COLUMNS.map((column) => (
                  <Table.Td key={column} className={classes.number}>
                    {row[column]?.toLocaleString('en') ?? words('desk-work:no-data')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {pages > 1 ? (
        <Pagination
          total={pages}
          value={at}
          onChange={setPage}
          size="sm"
          mt="sm"
          getItemProps={(number) => ({ 'aria-label': words('desk-report:topics.page', { number }) })}
          getControlProps={(control) => ({ 'aria-label': words(`desk-report:topics.${control === 'next' ? 'next' : 'previous'}`) })}
        />
      ) : null}
    </Paper>
  );
}

/** What was not counted comes last, whichever way. */
function inOrder(rows: Row[], { by, descending }: { by: Column; descending: boolean }): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (by === 'title') return sign * one.title.localeCompare(other.title, 'th');
    const [a, b] = [one[by], other[by]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (a - b);
  });
}
