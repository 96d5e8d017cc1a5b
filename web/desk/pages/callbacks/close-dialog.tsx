import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { CALLBACK_OUTCOMES, type CallbackItem, type CallbackOutcome } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { useDoing } from '../parts/use-doing.ts';

interface CloseDialogProps extends Pick<PageProps, 'api' | 'words'> {
  item: CallbackItem;
  onEnd: (closed: CallbackItem | undefined) => void;
}

/** How a promise ended. Without an outcome it can not be closed. */
export function CloseDialog({ item, api, words, onEnd }: CloseDialogProps) {
  const [outcome, setOutcome] = useState<CallbackOutcome>();
  const [note, setNote] = useState('');
  const doing = useDoing();

  const close = () =>
    doing.run(async () => {
      const body = { outcome, ...(note.trim() ? { note: note.trim() } : {}) };
      onEnd(await api.send<CallbackItem>('POST', `/api/desk/callbacks/${encodeURIComponent(item.reference)}/close`, body));
    });

  return (
    <Modal
      opened
      onClose={() => onEnd(undefined)}
      title={words('desk-work:callbacks.close.title', { reference: item.reference })}
      closeButtonProps={{ 'aria-label': words('desk-work:cancel') }}
      size="lg"
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome) void close();
        }}
      >
        <Stack>
          <RefusalAlert refusal={doing.refusal} words={words} />
          <Radio.Group
            label={words('desk-work:callbacks.close.outcome')}
            value={outcome ?? ''}
            onChange={(value) => setOutcome(value as CallbackOutcome)}
            withAsterisk
          >
            <Stack gap="sm" mt="xs">
              {CALLBACK_OUTCOMES.map((value, at) => (
                <Radio
                  key={value}
                  value={value}
                  data-autofocus={at === 0 || undefined}
                  label={words(`desk-work:callbacks.outcome.${value}`)}
                  description={words(`desk-work:callbacks.outcome-means.${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={words('desk-work:callbacks.close.note')}
            description={words('desk-work:note-private')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={1000}
            autosize
            minRows={2}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onEnd(undefined)}>
              {words('desk-work:cancel')}
            </Button>
            <Button type="submit" disabled={!outcome} loading={doing.busy}>
              {words('desk-work:callbacks.close.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
