import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Suggestion } from '../../../src/desk/api.ts';
import { post } from '../api/client.ts';
import { sayProblem } from '../api/say-problem.ts';
import { useKeys } from '../shell/keys/use-keys.ts';
import { useMe, useRole } from '../shell/me.tsx';
import { useRouter } from '../shell/router.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useSay } from '../words/words.tsx';
import { CallView } from './calls/call-view.tsx';
import { newId } from './new-id.ts';
import { PersonPanel } from './person/person-panel.tsx';
import type { Shown } from './queue/order-queue.ts';
import { QueueColumn } from './queue/queue-column.tsx';
import { SuggestionColumn } from './suggest/suggestion-column.tsx';
import { useSuggesting } from './suggest/use-suggesting.ts';
import { Composer } from './thread/composer.tsx';
import { NotYetTaken } from './thread/not-yet-taken.tsx';
import { Thread } from './thread/thread.tsx';
import { ThreadHeader } from './thread/thread-header.tsx';
import { useDraft, withSuggestion } from './use-draft.ts';
import { useHandoffActions } from './use-handoff-actions.ts';
import { useOpen } from './use-open.ts';
import { useQueue } from './use-queue.ts';

/** On a low screen the answers need the room. */
const LOW_PX = 860;

/** What an agent looks at all day: who waits, what is said, what to answer. */
export function Workspace() {
  const say = useSay();
  const { me } = useMe();
  const agent = useRole('agent');
  const { route, go } = useRouter();
  const { tell, fail } = useToasts();
  const [shown, setShown] = useState<Shown>(route.page === 'calls' ? 'calls' : 'all');
  const [words, setWords] = useState('');
  const [ask, setAsk] = useState('');
  const [tab, setTab] = useState<string | null>(() => (window.innerHeight < LOW_PX ? null : 'summary'));
  const [reading, setReading] = useState<{ of: string | undefined; suggestion: Suggestion }>();
  const [aloud, setAloud] = useState<Record<string, boolean>>({});
  const search = useRef<HTMLInputElement>(null);
  const askBox = useRef<HTMLInputElement>(null);
  const writeBox = useRef<HTMLTextAreaElement>(null);
  const reasonBox = useRef<HTMLSelectElement>(null);

  const queue = useQueue(me.id, shown, words);
  const open = useOpen(queue.data);
  const { id, item, mine, isCall, conversation, call } = open;
  const suggesting = useSuggesting(open, ask);
  const [draft, setDraft] = useDraft(id);

  const reload = () => Promise.all([queue.reload(), conversation.reload()]);
  const actions = useHandoffActions(item, reload, () => requestAnimationFrame(() => writeBox.current?.focus()));

  const select = (conversationId: string) => {
    setAsk('');
    go('conversations', conversationId);
  };
  const step = (by: number) => {
    const at = queue.items.findIndex(({ conversationId }) => conversationId === id);
    const next = queue.items[at < 0 ? 0 : Math.min(queue.items.length - 1, Math.max(0, at + by))];
    if (next) select(next.conversationId);
  };
  const insert = (suggestion: Suggestion) => {
    // drawn at once: the next key already belongs to what was put in
    flushSync(() => setDraft(withSuggestion(draft, suggestion.id, suggestion.text)));
    const box = writeBox.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
  };
  const readAloud = (suggestion: Suggestion) => {
    setReading({ of: id, suggestion });
    void post(`/suggestions/${suggestion.id}`, { what: 'used' }).catch(() => {});
  };
  const pick = (index: number) => {
    const suggestion = suggesting.suggestions?.suggestions[index];
    if (!suggestion) return;
    if (isCall) readAloud(suggestion);
    else if (mine) insert(suggestion);
  };
  const giveBack = () => {
    if (draft.text.trim() || conversation.outgoing.length > 0) tell(say('not-sent-yet'));
    else actions.giveBack();
  };
  const meet = (need: NonNullable<Suggestion['needs']>) => {
    flushSync(() => setTab('person'));
    if (need === 'open') reasonBox.current?.focus();
    else if (mine && !isCall) {
      void post(`/conversations/${encodeURIComponent(item?.conversationId ?? '')}/invite`, { requestId: newId() }).then(() => tell(say('invited')), fail);
    }
  };

  useKeys({
    'Alt+1': () => pick(0),
    'Alt+2': () => pick(1),
    'Alt+3': () => pick(2),
    'Alt+Q': () => askBox.current?.focus(),
    'Alt+M': () => writeBox.current?.focus(),
    'Alt+T': () => agent && item?.state === 'waiting' && actions.take(),
    'Alt+R': () => mine && giveBack(),
    'Alt+Down': () => step(1),
    'Alt+Up': () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    '/': () => search.current?.focus(),
  });

  return (
    <main className="workspace">
      <h1 className="only-heard">{say('nav.conversations')}</h1>
      <QueueColumn
        {...{ queue: queue.data, items: queue.items, shown, words, search }}
        me={me.id}
        selected={id}
        onShown={setShown}
        onWords={setWords}
        onSelect={select}
      />
      <section className="column talk" aria-label={say('conversation')}>
        {item && <ThreadHeader {...{ item, mine, agent, actions: { ...actions, giveBack } }} agents={queue.data?.agents ?? []} me={me.id} />}
        {isCall && id ? (
          <CallView call={call.data} error={call.error} conversation={conversation.data} reading={reading?.of === id ? reading?.suggestion : undefined} />
        ) : conversation.data && id ? (
          <Thread key={`thread ${id}`} lines={conversation.data.lines} outgoing={conversation.outgoing} />
        ) : item ? (
          <NotYetTaken item={item} />
        ) : (
          <p className="empty">{id && conversation.error ? sayProblem(say, conversation.error) : say('choose')}</p>
        )}
        {mine && !isCall && id && <Composer key={`composer ${id}`} conversationId={id} box={writeBox} draft={draft} setDraft={setDraft} />}
      </section>
      <SuggestionColumn
        {...{ suggesting, ask }}
        onAsk={setAsk}
        box={askBox}
        spoken={(suggestion) => aloud[suggestion.id] ?? false}
        onSpoken={(suggestion, on) => (isCall ? readAloud(suggestion) : setAloud({ ...aloud, [suggestion.id]: on }))}
        onInsert={mine && !isCall ? insert : undefined}
        call={isCall}
        onNeed={meet}
      >
        {id && conversation.data && (
          <PersonPanel {...{ item, tab, reasonBox }} conversation={conversation.data} conversationId={id} onTab={setTab} reload={conversation.reload} />
        )}
      </SuggestionColumn>
    </main>
  );
}
