import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { ComplaintDetail } from '../../../../src/desk/api.ts';
import { newId } from '../../workspace/new-id.ts';
import type { PageProps } from '../page-props.ts';
import { sayMoment } from '../parts/say-time.ts';
import classes from './complaints.module.css';

interface NotesProps extends Pick<PageProps, 'words' | 'lang'> {
  notes: ComplaintDetail['notes'];
  busy: boolean;
  /** @param note the same requestId notes once. */
  onAdd: (note: { text: string; requestId: string }) => Promise<boolean>;
}

/** What colleagues tell each other; the person never sees it. */
export function Notes({ notes, busy, onAdd, words, lang }: NotesProps) {
  const [text, setText] = useState('');
  const [requestId, setRequestId] = useState(newId);
  const add = async () => {
    if (!(await onAdd({ text: text.trim(), requestId }))) return;
    setText('');
    setRequestId(newId());
  };
  return (
    <section aria-label={words('desk-work:complaints.notes')}>
      <Title order={2} className={classes.part}>
        {words('desk-work:complaints.notes')}
      </Title>
      <ol className={classes.notes}>
        {notes.map((note) => (
          <li key={`${note.at}${note.text}`}>
            <Text className={classes.quiet}>
              {note.agent} · {sayMoment(note.at, lang, words)}
            </Text>
            {note.text}
          </li>
        ))}
      </ol>
      <Textarea
        label={words('desk-work:complaints.note')}
        description={words('desk-work:note-private')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
      />
      <Group justify="flex-end" mt="xs">
        <Button variant="default" disabled={text.trim() === '' || busy} onClick={() => void add()}>
          {words('desk-work:complaints.add-note')}
        </Button>
      </Group>
    </section>
  );
}
