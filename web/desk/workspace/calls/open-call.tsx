import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRouter } from '../../shell/router.tsx';
import { useSay } from '../../words/words.tsx';

/** A call that the bot did not have is opened by the id that the telephone system shows. */
export function OpenCall() {
  const say = useSay();
  const { go } = useRouter();
  const [id, setId] = useState('');
  return (
    <form
      className="open-call"
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim()) go('calls', id.trim());
      }}
    >
      <TextInput size="sm" value={id} onChange={({ currentTarget }) => setId(currentTarget.value)} placeholder={say('call.id')} aria-label={say('call.id')} />
      <Button size="sm" type="submit" variant="default">
        {say('call.open')}
      </Button>
    </form>
  );
}
