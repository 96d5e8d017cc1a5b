import { Table, UnstyledButton } from '@mantine/core';
import type { ComplaintItem } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { sayDay, sayLength } from '../parts/say-time.ts';
import { useNow } from '../parts/use-now.ts';
import classes from './complaints.module.css';
import { isOpen } from './filters.ts';
import { sayAbout } from './say-about.ts';

const MINUTE_MS = 60_000;

interface ComplaintTableProps extends Pick<PageProps, 'words' | 'lang'> {
  items: ComplaintItem[];
  onOpen: (reference: string) => void;
}

/** The complaints, without what was written. */
export function ComplaintTable({ items, onOpen, words, lang }: ComplaintTableProps) {
  const now = useNow(MINUTE_MS).getTime();
  return (
    <Table.ScrollContainer minWidth={820} type="native" className={classes.frame}>
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {['reference', 'about', 'filed', 'due', 'state', 'assignee'].map((column) => (
              <Table.Th key={column} scope="col">
                {words(`desk-work:complaints.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            // the button in it is what a keyboard and a screen reader use
            <Table.Tr key={item.reference} className={classes.row} onClick={() => onOpen(item.reference)}>
              <Table.Td>
                <UnstyledButton className={classes.reference} aria-label={words('desk-work:complaints.open', { reference: item.reference })}>
                  {item.reference}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{sayAbout(item.about, words)}</Table.Td>
              <Table.Td>{sayDay(item.filedAt, lang)}</Table.Td>
              <Table.Td>
                <span className={classes.due}>{sayDay(item.dueAt, lang)}</span>
                {item.overdue ? (
                  <Mark tone="late">{words('desk-work:complaints.late', { length: sayLength(now - Date.parse(item.dueAt), words) })}</Mark>
                ) : null}
                {!item.overdue && isOpen(item) ? (
                  <span className={classes.quiet}>{words('desk-work:complaints.in', { length: sayLength(Date.parse(item.dueAt) - now, words) })}</span>
                ) : null}
              </Table.Td>
              <Table.Td>
                <StateMark state={item.state} words={words} />
              </Table.Td>
              <Table.Td>{item.assignee?.name ?? <span className={classes.quiet}>{words('desk-work:complaints.nobody')}</span>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const TONES = { received: 'soon', working: 'now', answered: 'calm', closed: 'calm' } as const;

export function StateMark({ state, words }: Pick<ComplaintItem, 'state'> & Pick<PageProps, 'words'>) {
  return <Mark tone={TONES[state]}>{words(`desk-work:complaints.state.${state}`)}</Mark>;
}
