import { Group, Paper, Table, Title } from '@mantine/core';
import type { Report } from '../../../../src/desk/api.ts';
import { dayInBangkok } from '../../../../src/knowledge/calendar.ts';
import { Definition } from '../parts/definition.tsx';
import { Mark } from '../parts/mark.tsx';
import { NothingHere } from '../parts/nothing-here.tsx';
import { sayDay } from '../parts/say-time.ts';
import classes from './report.module.css';
import type { SectionProps } from './section.tsx';

/** More than these nobody reads in one sitting; the file has all. */
const SHOWN = 10;
const COLUMNS = ['uses', 'age', 'review', 'plainness'] as const;

/** Answers that are used much and were read long ago. */
export function StaleTable({ stale, words, lang }: { stale: Report['stale'] | undefined } & Pick<SectionProps, 'words' | 'lang'>) {
  const title = words('desk-report:stale.title');
  const today = dayInBangkok(new Date());
  return (
    <Paper withBorder className={`${classes.chart} ${classes.wide}`} component="section" aria-label={title}>
      <Group gap={8} mb="sm">
        <Title order={3} className={classes.chartTitle}>
          {title}
        </Title>
        <Definition of={title} text={words('desk-report:stale.means')} words={words} />
      </Group>
      {!stale?.length ? (
        <NothingHere>{words('desk-work:no-data')}</NothingHere>
      ) : (
        <Table className={classes.table} tabularNums verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{words('desk-report:topics.column.title')}</Table.Th>
              {COLUMNS.map((column) => (
                <Table.Th key={column} scope="col" className={classes.number}>
                  {words(`desk-report:stale.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stale.slice(0, SHOWN).map((row) => (
              <Table.Tr key={row.topic}>
                <Table.Th scope="row">
                  {row.title} <span className={classes.quiet}>{row.topic}</span>
                </Table.Th>
                <Table.Td className={classes.number}>{row.uses.toLocaleString('en')}</Table.Td>
                <Table.Td className={classes.number}>{words('desk-work:time.days', { days: row.ageDays })}</Table.Td>
                <Table.Td className={classes.number}>
                  {row.reviewBy < today ? <Mark tone="late">{words('desk-report:stale.late')}</Mark> : null} {sayDay(row.reviewBy, lang)}
                </Table.Td>
                <Table.Td className={classes.number}>{row.plainness === undefined ? words('desk-work:no-data') : Math.round(row.plainness)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
