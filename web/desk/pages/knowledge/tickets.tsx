import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { KnowledgeTicket } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { NothingHere } from '../parts/nothing-here.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { sayMoment } from '../parts/say-time.ts';
import { useDoing } from '../parts/use-doing.ts';
import classes from './knowledge.module.css';

interface TicketsProps extends PageProps {
  tickets: KnowledgeTicket[] | undefined;
  reload: () => Promise<void>;
}

const TONES = { open: 'soon', drafted: 'now', answered: 'calm', dismissed: 'calm' } as const;

/** What agents said is wrong or missing. */
export function Tickets({ tickets, reload, api, words, lang }: TicketsProps) {
  const { busy, refusal, run, forget } = useDoing();
  const set = (id: string, state: KnowledgeTicket['state']) =>
    void run(async () => {
      await api.send('POST', `/api/desk/knowledge/tickets/${encodeURIComponent(id)}`, { state });
      await reload();
    });
  if (tickets?.length === 0) return <NothingHere>{words('desk-knowledge:tickets.none')}</NothingHere>;
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} words={words} onClose={forget} />
      <Table.ScrollContainer minWidth={860} type="native" className={classes.frame}>
        <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              {['said', 'kind', 'by', 'state', 'do'].map((column) => (
                <Table.Th key={column} scope="col">
                  {words(`desk-knowledge:tickets.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tickets?.map((ticket) => (
              <Table.Tr key={ticket.id}>
                <Table.Td>
                  <div className={classes.said}>{ticket.utterance}</div>
                  {ticket.note ? <Text className={classes.quiet}>{words('desk-knowledge:tickets.note', { note: ticket.note })}</Text> : null}
                </Table.Td>
                <Table.Td>
                  {words(`desk-knowledge:tickets.kind.${ticket.kind}`)}
                  <Text className={classes.quiet}>{ticket.topic}</Text>
                </Table.Td>
                <Table.Td>
                  {ticket.by}
                  <Text className={classes.quiet}>{sayMoment(ticket.at, lang, words)}</Text>
                </Table.Td>
                <Table.Td>
                  <Mark tone={TONES[ticket.state]}>{words(`desk-knowledge:tickets.state.${ticket.state}`)}</Mark>
                </Table.Td>
                <Table.Td>
                  {ticket.state === 'open' || ticket.state === 'drafted' ? (
                    <Group gap="xs" wrap="nowrap">
                      <Button size="xs" variant="default" disabled={busy} onClick={() => set(ticket.id, 'answered')}>
                        {words('desk-knowledge:tickets.answered')}
                      </Button>
                      <Button size="xs" variant="default" disabled={busy} onClick={() => set(ticket.id, 'dismissed')}>
                        {words('desk-knowledge:tickets.dismiss')}
                      </Button>
                    </Group>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
