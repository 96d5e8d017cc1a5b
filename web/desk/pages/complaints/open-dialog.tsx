import { Button, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ComplaintDetail, OPEN_REASONS, type OpenReason } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { useDoing } from '../parts/use-doing.ts';
import classes from './complaints.module.css';

interface OpenDialogProps extends Pick<PageProps, 'api' | 'words'> {
  reference: string;
  onEnd: (detail: ComplaintDetail | undefined) => void;
}

/** Why one wants to read what was written: it is kept with one's name. */
export function OpenDialog({ reference, api, words, onEnd }: OpenDialogProps) {
  const { busy, refusal, run } = useDoing();
  const open = (reason: OpenReason) =>
    void run(async () => onEnd(await api.send<ComplaintDetail>('POST', `/api/desk/complaints/${encodeURIComponent(reference)}/open`, { reason })));

  useHotkeys(OPEN_REASONS.map((reason, at) => [`digit${at + 1}`, () => open(reason), { usePhysicalKeys: true }]));

  return (
    <Modal
      opened
      onClose={() => onEnd(undefined)}
      title={words('desk-work:complaints.opening.title', { reference })}
      closeButtonProps={{ 'aria-label': words('desk-work:cancel') }}
      centered
    >
      <Stack gap="sm">
        <Text className={classes.quiet}>{words('desk-work:complaints.opening.lead')}</Text>
        <RefusalAlert refusal={refusal} words={words} />
        {OPEN_REASONS.map((reason, at) => (
          <Button
            key={reason}
            variant="default"
            justify="space-between"
            data-autofocus={reason === 'complaint' || undefined}
            disabled={busy}
            onClick={() => open(reason)}
            rightSection={<Kbd>{at + 1}</Kbd>}
          >
            {words(`desk-work:complaints.reason.${reason}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
