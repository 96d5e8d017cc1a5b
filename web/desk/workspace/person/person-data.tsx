import { Button, NativeSelect } from '@mantine/core';
import { type Ref, useState } from 'react';
import { type Conversation, OPEN_REASONS, type OpenReason, type OpenRequest } from '../../../../src/desk/api.ts';
import { post } from '../../api/client.ts';
import { useNow } from '../../format/now.ts';
import { clock } from '../../format/time.ts';
import { Icon } from '../../shell/icons.tsx';
import { useLanguage, useSay } from '../../words/words.tsx';
import { useWork } from '../use-work.ts';

interface Props {
  person: Conversation['person'];
  conversationId: string;
  reload: () => Promise<void>;
  reasonBox: Ref<HTMLSelectElement>;
}

/** The person's own data: closed, until somebody says why they look. They close by themselves. */
export function PersonData({ person, conversationId, reload, reasonBox }: Props) {
  const say = useSay();
  const { lang } = useLanguage();
  const { busy, run } = useWork();
  const [reason, setReason] = useState<OpenReason>(OPEN_REASONS[0]);
  const now = useNow();
  if (!person) return <p className="soft">{say('person.signed-out')}</p>;
  // by the page itself: the server may be away when the time is over
  if (person.opened && Date.parse(person.opened.until) > now) {
    return (
      <>
        <p className="soft">{say('person.opened', { time: clock(person.opened.until, lang) })}</p>
        {person.opened.facts.map(({ lookup, title, lines }) => (
          <div key={lookup} className="fact">
            <h3>{title}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ))}
      </>
    );
  }
  const open = () =>
    run(async () => {
      await post(`/conversations/${conversationId}/open`, { reason } satisfies OpenRequest);
      await reload();
    });
  return (
    <>
      <p>
        <Icon name="check" size={15} /> {say('person.level', { level: person.level })}
      </p>
      {person.consented ? (
        <form
          className="open"
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <NativeSelect
            ref={reasonBox}
            label={say('person.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value as OpenReason)}
            data={OPEN_REASONS.map((value) => ({ value, label: say(`open-reason.${value}`) }))}
          />
          <Button type="submit" loading={busy} leftSection={<Icon name="lock" size={15} />}>
            {say('person.open')}
          </Button>
        </form>
      ) : (
        <p className="soft">{say('person.no-consent')}</p>
      )}
    </>
  );
}
