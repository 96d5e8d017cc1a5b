import { Button, Group, Select, TextInput, Title } from '@mantine/core';
import type { ComplaintDetail, Queue } from '../../../../src/desk/api.ts';
import { dayInBangkok } from '../../../../src/knowledge/calendar.ts';
import type { PageProps } from '../page-props.ts';
import { sayDay } from '../parts/say-time.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import classes from './complaints.module.css';

interface WorkFormProps extends PageProps {
  detail: ComplaintDetail;
  busy: boolean;
  act: (what: string, body: object) => Promise<boolean>;
}

/** Who works on it, until when, and how far it is. */
export function WorkForm({ detail, busy, act, ...props }: WorkFormProps) {
  const { words, lang, me } = props;
  const { data } = useLoaded<Queue>(props, '/api/desk/queue');
  const people = new Map([me, ...(data?.agents ?? []), ...(detail.assignee ? [detail.assignee] : [])].map(({ id, name }) => [id, name]));
  const dueDay = dayInBangkok(new Date(detail.dueAt));
  return (
    <section aria-label={words('desk-work:complaints.work')}>
      <Title order={2} className={classes.part}>
        {words('desk-work:complaints.work')}
      </Title>
      <Group align="flex-start" grow>
        <Select
          label={words('desk-work:complaints.column.assignee')}
          placeholder={words('desk-work:complaints.nobody')}
          data={[...people].map(([value, name]) => ({ value, label: value === me.id ? words('desk-work:complaints.me', { name }) : name }))}
          value={detail.assignee?.id ?? null}
          onChange={(to) => void act('assign', to ? { to } : {})}
          disabled={busy || detail.state === 'closed'}
          clearable
          clearButtonProps={{ 'aria-label': words('desk-work:complaints.unassign') }}
          searchable
          nothingFoundMessage={words('desk-work:complaints.no-colleague')}
        />
        <TextInput
          key={dueDay}
          type="date"
          label={words('desk-work:complaints.column.due')}
          description={sayDay(dueDay, lang)}
          inputWrapperOrder={['label', 'input', 'description']}
          defaultValue={dueDay}
          onBlur={({ currentTarget: { value } }) => {
            if (value && value !== dueDay) void act('due', { dueAt: new Date(`${value}T23:59:00+07:00`).toISOString() });
          }}
          disabled={busy || detail.state === 'closed'}
        />
      </Group>
      <Group mt="sm" gap="sm">
        {detail.state === 'received' ? (
          <Button variant="default" disabled={busy} onClick={() => void act('state', { state: 'working' })}>
            {words('desk-work:complaints.begin')}
          </Button>
        ) : null}
        {detail.state === 'answered' ? (
          <>
            <Button disabled={busy} onClick={() => void act('state', { state: 'closed' })}>
              {words('desk-work:complaints.close')}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => void act('state', { state: 'working' })}>
              {words('desk-work:complaints.again')}
            </Button>
          </>
        ) : null}
      </Group>
    </section>
  );
}
