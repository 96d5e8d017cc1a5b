import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../words/words.tsx';

/** What would be right; it goes to who keeps the knowledge, with the question. */
export function WrongForm({ onSend, onCancel }: { onSend: (note: string) => void; onCancel: () => void }) {
  const say = useSay();
  const [note, setNote] = useState('');
  return (
    <form
      className="wrong"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(note.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Textarea
        label={say('wrong-note')}
        description={say('wrong-hint')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        autoFocus
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className="wrong-actions">
        <Button size="xs" type="submit">
          {say('wrong-send')}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
