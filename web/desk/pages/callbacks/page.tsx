import { Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { ATTEMPTS, type Attempt, type CallbackItem, type PromisesKept } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import '../parts/colours.css';
import { Figure } from '../parts/figure.tsx';
import { NothingHere } from '../parts/nothing-here.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { useDoing } from '../parts/use-doing.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useNow } from '../parts/use-now.ts';
import { usePageKeys } from '../parts/use-page-keys.ts';
import { CallPanel } from './call-panel.tsx';
import classes from './callbacks.module.css';
import { CloseDialog } from './close-dialog.tsx';
import { PromiseList, rowId } from './promise-list.tsx';
import { hindrance, inOrder } from './standing.ts';
import { useCall } from './use-call.ts';

/** Windows pass while one looks. */
const CLOCK_MS = 15_000;

/** Callbacks as promises: by due time, one call at a time, an outcome for each. */
export default function CallbacksPage(props: PageProps) {
  const { words, lang, me } = props;
  const { data, refusal, reload } = useLoaded<{ callbacks: CallbackItem[]; kept: PromisesKept }>(props, '/api/desk/callbacks', 'callbacks');
  const now = useNow(CLOCK_MS);
  const doing = useDoing();
  const work = useCall(props, data?.callbacks, reload, doing);
  const [wanted, setWanted] = useState<string>();
  const [closing, setClosing] = useState<string>();
  const [said, setSaid] = useState('');
  const [note, setNote] = useState('');

  const order = inOrder(data?.callbacks ?? [], now).flatMap(({ items }) => items);
  const chosen = order.find(({ reference }) => reference === wanted) ?? order[0];
  const toClose = order.find(({ reference }) => reference === closing);

  // the one that was first stays chosen when another comes before it
  useEffect(() => {
    if (!wanted && chosen) setWanted(chosen.reference);
  }, [wanted, chosen]);

  const choose = (reference: string) => {
    setWanted(reference);
    doing.forget();
  };
  const step = (by: number) => {
    if (order.length === 0) return;
    const at = order.findIndex(({ reference }) => reference === chosen?.reference);
    const next = order[Math.max(0, Math.min(order.length - 1, at + by))];
    if (!next) return;
    choose(next.reference);
    document.getElementById(rowId(next.reference))?.focus();
  };
  const take = () => {
    if (!chosen || work.call || hindrance(chosen, me.id, now)) return;
    setSaid('');
    setNote('');
    void work.take(chosen.reference);
  };
  const result = async (how: Attempt) => {
    const item = await work.attempt(how, note);
    if (!item) return;
    setSaid(words(`desk-work:callbacks.kept-result.${how}`));
    if (how === 'reached' || how === 'wrong-number' || item.attemptsLeft <= 0) setClosing(item.reference);
  };

  usePageKeys({
    j: () => step(1),
    k: () => step(-1),
    ...Object.fromEntries(ATTEMPTS.map((how, at) => [at + 1, () => work.call && void result(how)])),
  });
  // with nothing focused; on a row the list listens itself, and on a button Enter presses it
  useHotkeys([['Enter', (event) => event.target === document.body && !closing && take(), { preventDefault: false }]]);
  // out of the note, so that the keys 1 to 4 work again
  useHotkeys([['Escape', () => !closing && (document.activeElement as HTMLElement | null)?.blur(), { preventDefault: false }]], []);

  return (
    <>
      <PageHead title={words('desk-work:callbacks.title')} lead={words('desk-work:callbacks.lead')}>
        <Text className={classes.keys}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> {words('desk-work:callbacks.keys.walk')} · <Kbd>Enter</Kbd> {words('desk-work:callbacks.keys.take')} · <Kbd>1</Kbd>–
          <Kbd>4</Kbd> {words('desk-work:callbacks.keys.result')} · <Kbd>Esc</Kbd> {words('desk-work:callbacks.keys.leave')}
        </Text>
      </PageHead>
      <RefusalAlert refusal={doing.refusal ?? refusal} words={words} {...(doing.refusal ? { onClose: doing.forget } : {})} />
      <p role="status" className={classes.said}>
        {said}
      </p>
      <div className={classes.split}>
        <div>
          {data && order.length === 0 ? <NothingHere>{words('desk-work:callbacks.none')}</NothingHere> : null}
          <PromiseList items={data?.callbacks ?? []} chosen={chosen?.reference} onChoose={choose} onTake={take} now={now} me={me} words={words} lang={lang} />
        </div>
        <div className={classes.side}>
          {chosen ? (
            <CallPanel
              item={chosen}
              now={now}
              call={work.call}
              busy={doing.busy}
              me={me}
              words={words}
              lang={lang}
              note={note}
              onNote={setNote}
              onTake={take}
              onRelease={() => void work.release()}
              onClose={() => setClosing(chosen.reference)}
              onResult={(how) => void result(how)}
            />
          ) : null}
          <Kept kept={data?.kept} words={words} />
        </div>
      </div>
      {toClose ? (
        <CloseDialog
          item={toClose}
          api={props.api}
          words={words}
          onEnd={(closed) => {
            setClosing(undefined);
            if (closed) setSaid(words('desk-work:callbacks.closed', { reference: closed.reference }));
            void reload();
          }}
        />
      ) : null}
    </>
  );
}

function Kept({ kept, words }: { kept: PromisesKept | undefined } & Pick<PageProps, 'words'>) {
  return (
    <Figure
      name={words('desk-work:callbacks.kept')}
      value={kept && kept.due > 0 ? words('desk-work:percent', { value: Math.round((100 * kept.kept) / kept.due) }) : undefined}
      definition={words('desk-work:callbacks.kept-means')}
      detail={kept ? words('desk-work:callbacks.kept-of', { kept: kept.kept, due: kept.due }) : undefined}
      words={words}
    />
  );
}
