import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { Words } from '../page-props.ts';
import classes from './complaints.module.css';

interface AnswerFormProps {
  words: Words;
  busy: boolean;
  onAnswer: (text: string) => Promise<boolean>;
}

/** The answer: written, looked at as the person will read it, then sent. It can not be taken back. */
export function AnswerForm({ words, busy, onAnswer }: AnswerFormProps) {
  const [text, setText] = useState('');
  const [looking, setLooking] = useState(false);
  const send = async () => {
    if (!(await onAnswer(text.trim()))) return;
    setText('');
    setLooking(false);
  };
  const title = words('desk-work:complaints.answer.title');
  return (
    <section aria-label={title}>
      <Title order={2} className={classes.part}>
        {title}
      </Title>
      {looking ? (
        <Stack gap="sm">
          <Text className={classes.quiet}>{words('desk-work:complaints.answer.preview')}</Text>
          <div className={classes.letter}>{text.trim()}</div>
          <Group justify="flex-end">
            <Button variant="default" disabled={busy} onClick={() => setLooking(false)}>
              {words('desk-work:complaints.answer.edit')}
            </Button>
            <Button loading={busy} onClick={() => void send()}>
              {words('desk-work:complaints.answer.send')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="sm">
          <Textarea
            label={words('desk-work:complaints.answer.text')}
            description={words('desk-work:complaints.answer.how')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={3}
          />
          <Group justify="flex-end">
            <Button disabled={text.trim() === '' || busy} onClick={() => setLooking(true)}>
              {words('desk-work:complaints.answer.look')}
            </Button>
          </Group>
        </Stack>
      )}
    </section>
  );
}
