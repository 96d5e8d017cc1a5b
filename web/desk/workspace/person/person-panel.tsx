import { Tabs } from '@mantine/core';
import type { Ref } from 'react';
import type { Conversation, HandoffItem } from '../../../../src/desk/api.ts';
import { when } from '../../format/time.ts';
import { useLanguage, useSay } from '../../words/words.tsx';
import { PersonData } from './person-data.tsx';

interface Props {
  item: HandoffItem | undefined;
  conversation: Conversation;
  conversationId: string;
  /** Nothing: closed. */
  tab: string | null;
  onTab: (tab: string | null) => void;
  reload: () => Promise<void>;
  reasonBox: Ref<HTMLSelectElement>;
}

/** Who it is, why they came, and what the bot has told them. */
export function PersonPanel({ item, conversation, conversationId, tab, onTab, reload, reasonBox }: Props) {
  const say = useSay();
  const { lang } = useLanguage();
  const told = conversation.told;
  return (
    <Tabs className="person" value={tab} onChange={onTab} allowTabDeactivation keepMounted={false}>
      <Tabs.List grow>
        <Tabs.Tab value="person">{say('person.title')}</Tabs.Tab>
        <Tabs.Tab value="summary">{say('summary')}</Tabs.Tab>
        <Tabs.Tab value="told">
          {say('told')} <span className="count">{told.length}</span>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="person" tabIndex={0}>
        <PersonData person={conversation.person} conversationId={conversationId} reload={reload} reasonBox={reasonBox} />
      </Tabs.Panel>
      <Tabs.Panel value="summary" tabIndex={0}>
        <p className="summary">{item?.summary || say('no-summary')}</p>
      </Tabs.Panel>
      <Tabs.Panel value="told" tabIndex={0}>
        {told.length === 0 && <p className="soft">{say('told-nothing')}</p>}
        <ol className="told">
          {told.map(({ topic, title, at }) => (
            <li key={topic + at}>
              <span>{title}</span> <time dateTime={at}>{when(at, lang)}</time>
            </li>
          ))}
        </ol>
      </Tabs.Panel>
    </Tabs>
  );
}
