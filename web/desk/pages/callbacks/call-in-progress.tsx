import { Button, CopyButton, Group, Kbd, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { ATTEMPTS, type Attempt } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import { sayTimer } from '../parts/say-time.ts';
import { useNow } from '../parts/use-now.ts';
import classes from './callbacks.module.css';
import type { Call } from './use-call.ts';

interface CallInProgressProps {
  call: Call;
  busy: boolean;
  note: string;
  onNote: (note: string) => void;
  onResult: (result: Attempt) => void;
  onRelease: () => void;
  words: Words;
}

/** The number to dial, for how long one has been calling, and how it went. */
export function CallInProgress({ call, busy, note, onNote, onResult, onRelease, words }: CallInProgressProps) {
  const seconds = Math.max(0, Math.floor((useNow(1000).getTime() - call.startedAt) / 1000));
  return (
    <Stack gap="sm" className={classes.call}>
      <Group justify="space-between" align="center">
        <output className={classes.phone} aria-label={words('desk-work:callbacks.dial')}>
          {inGroups(call.phone)}
        </output>
        <Text className={classes.timer} role="timer" aria-label={words('desk-work:callbacks.timer')}>
          {sayTimer(seconds)}
        </Text>
      </Group>
      <Group gap="xs">
        <CopyButton value={call.phone}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {words(copied ? 'desk-work:copied' : 'desk-work:callbacks.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={onRelease} disabled={busy}>
          {words('desk-work:callbacks.release')}
        </Button>
      </Group>
      <Textarea
        label={words('desk-work:callbacks.note')}
        description={words('desk-work:note-private')}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={1}
      />
      <fieldset className={classes.results}>
        <legend>{words('desk-work:callbacks.how')}</legend>
        <SimpleGrid cols={2} spacing="xs">
          {ATTEMPTS.map((result, at) => (
            <Button
              key={result}
              variant={result === 'reached' ? 'filled' : 'default'}
              onClick={() => onResult(result)}
              disabled={busy}
              justify="space-between"
              rightSection={<Kbd className={classes.kbd}>{at + 1}</Kbd>}
            >
              {words(`desk-work:callbacks.result.${result}`)}
            </Button>
          ))}
        </SimpleGrid>
      </fieldset>
    </Stack>
  );
}

/** `081 234 5678`: as a Thai number is read. */
function inGroups(phone: string): string {
  return phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3').replace(/^(\d{2})(\d{3})(\d{4})$/, '$1 $2 $3');
}
