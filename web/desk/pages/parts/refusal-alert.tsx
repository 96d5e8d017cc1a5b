import { Alert } from '@mantine/core';
import type { Refusal, Words } from '../page-props.ts';

/** Codes that have words of their own under `desk-work:refusal`. */
const KNOWN = new Set(
  (
    'taken too_early calling cancelled closed no_more_calls not_taken outcome_needed note_needed not_opened not_allowed answered not_live refused bad_days ' +
    'forbidden not_found unavailable unreachable'
  ).split(' '),
);

/** Why the server did not do it, in words, with what to do next. */
export function RefusalAlert({ refusal, words, onClose }: { refusal: Refusal | undefined; words: Words; onClose?: () => void }) {
  if (!refusal) return null;
  const key = KNOWN.has(refusal.code) ? refusal.code : 'unknown';
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={words(`desk-work:refusal.${key}.title`)}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={words('desk-work:close-message')}
      onClose={onClose ?? (() => {})}
      styles={{ title: { color: 'var(--work-late)' }, message: { color: 'inherit' } }}
    >
      {words(`desk-work:refusal.${key}.next`)}
      {/* what knowledge:check says is for editors, and names file and field */}
      {refusal.code === 'refused' && refusal.detail ? <div lang="en">{refusal.detail}</div> : null}
    </Alert>
  );
}
