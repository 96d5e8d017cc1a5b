import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Queue, TransferRequest } from '../../../../src/desk/api.ts';
import { useSay } from '../../words/words.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Colleagues. */
  agents: Queue['agents'];
  onTransfer: (request: TransferRequest) => void;
}

const QUEUE = '';

/** To whom, and what they should know. */
export function TransferDialog({ opened, onClose, agents, onTransfer }: Props) {
  const say = useSay();
  const [to, setTo] = useState(QUEUE);
  const [note, setNote] = useState('');
  const transfer = () => {
    onClose();
    onTransfer({ ...(to ? { to } : {}), ...(note.trim() ? { note: note.trim() } : {}) });
    setTo(QUEUE);
    setNote('');
  };
  return (
    <Modal opened={opened} onClose={onClose} title={say('transfer-title')} closeButtonProps={{ 'aria-label': say('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          transfer();
        }}
      >
        <Stack>
          <Radio.Group label={say('transfer-to')} value={to} onChange={setTo}>
            <Stack gap="xs" mt="xs">
              <Radio value={QUEUE} label={say('transfer-queue')} data-autofocus />
              {agents.map(({ id, name, available, open }) => (
                <Radio key={id} value={id} disabled={!available} label={say(available ? 'colleague' : 'colleague-away', { name, open })} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={say('transfer-note')}
            description={say('transfer-note-hint')}
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit">{say('transfer')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
