import { Table } from '@mantine/core';
import type { Measured } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import classes from './knowledge.module.css';

const ROWS = ['cluster', 'right', 'offered', 'wrong'] as const satisfies (keyof Measured)[];

/** Shares in percent points, one decimal: less than that is noise. */
const points = (share: number): number => Math.round(share * 1000) / 10;

/** What the draft does to the questions that were not trained on, before and after, with the difference in words. */
export function EvaluationTable({ before, after, words }: { before: Measured; after: Measured; words: Words }) {
  return (
    <Table verticalSpacing={6} className={classes.table} tabularNums>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words('desk-knowledge:evaluation.measure')}</Table.Th>
          <Table.Th scope="col">{words('desk-knowledge:evaluation.before')}</Table.Th>
          <Table.Th scope="col">{words('desk-knowledge:evaluation.after')}</Table.Th>
          <Table.Th scope="col">{words('desk-knowledge:evaluation.difference')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ROWS.map((row) => (
          <Table.Tr key={row}>
            <Table.Th scope="row">{words(`desk-knowledge:evaluation.${row}`)}</Table.Th>
            <Table.Td>{words('desk-work:percent', { value: points(before[row]) })}</Table.Td>
            <Table.Td>{words('desk-work:percent', { value: points(after[row]) })}</Table.Td>
            <Table.Td>
              <Difference difference={points(after[row] - before[row])} lowerIsBetter={row === 'wrong'} words={words} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Difference({ difference, lowerIsBetter, words }: { difference: number; lowerIsBetter: boolean; words: Words }) {
  if (difference === 0) return <Mark tone="calm">{words('desk-knowledge:evaluation.same')}</Mark>;
  const better = difference > 0 !== lowerIsBetter;
  return (
    <Mark tone={better ? 'now' : 'late'}>
      {words(`desk-knowledge:evaluation.${better ? 'better' : 'worse'}`, { points: `${difference > 0 ? '+' : '−'}${Math.abs(difference)}` })}
    </Mark>
  );
}
