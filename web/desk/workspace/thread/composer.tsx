import { Button, Switch, Textarea } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { kept } from '../../kept.ts';
import { useOutbox } from '../../live/use-outbox.tsx';
import { Icon } from '../../shell/icons.tsx';
import { KeyHint } from '../../shell/keys/key-hint.tsx';
import { useSay } from '../../words/words.tsx';
import { newId } from '../new-id.ts';
import { becameOf, type Draft } from '../use-draft.ts';

interface Props {
  conversationId: string;
  box: RefObject<HTMLTextAreaElement | null>;
  draft: Draft;
  setDraft: (draft: Draft) => void;
}

/** What LINE and the chat take in one message. */
const MOST_LETTERS = 2000;

/** Where the agent writes. What is sent is kept until the server has it, so one can go on at once. */
export function Composer({ conversationId, box, draft, setDraft }: Props) {
  const say = useSay();
  const { outbox } = useOutbox();
  const [enterSends, setEnterSends] = useState(() => kept.read('enter-sends', true));
  const text = draft.text.trim();
  const use = becameOf(draft);
  const send = () => {
    if (!text) return;
    const message = { messageId: newId(), text, ...(draft.from ? { suggestionId: draft.from.suggestionId } : {}) };
    outbox.send({ conversationId, message, at: new Date().toISOString(), ...(use ? { use } : {}) });
    setDraft({ text: '' });
    box.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return box.current?.blur();
    // while an input method composes, Enter belongs to it
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey || event.altKey) return;
    if (!enterSends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={box}
        autosize
        minRows={2}
        maxRows={9}
        maxLength={MOST_LETTERS}
        value={draft.text}
        onChange={({ currentTarget: { value } }) => setDraft({ ...(value.trim() ? draft : {}), text: value })}
        onKeyDown={press}
        placeholder={say('write')}
        aria-label={say('write')}
        aria-keyshortcuts="Alt+M"
      />
      <div className="composer-end">
        <Switch
          size="xs"
          checked={enterSends}
          label={say('enter-sends')}
          onChange={({ currentTarget: { checked } }) => {
            setEnterSends(checked);
            kept.write('enter-sends', checked);
          }}
        />
        {use && <span className="pill">{say(`from-suggestion.${use}`)}</span>}
        <Button
          type="submit"
          disabled={!text}
          leftSection={<Icon name="send" size={16} />}
          rightSection={<KeyHint>{enterSends ? 'Enter' : 'Ctrl+Enter'}</KeyHint>}
        >
          {say('send-it')}
        </Button>
      </div>
    </form>
  );
}
