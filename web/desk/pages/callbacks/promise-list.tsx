import type { KeyboardEvent } from 'react';
import type { CallbackItem } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { sayClock, sayLength, sayWindow } from '../parts/say-time.ts';
import classes from './callbacks.module.css';
import { hindrance, inOrder, standingOf } from './standing.ts';

interface PromiseListProps extends Pick<PageProps, 'me' | 'words' | 'lang'> {
  items: CallbackItem[];
  chosen: string | undefined;
  onChoose: (reference: string) => void;
  onTake: () => void;
  now: Date;
}

/** Of the row of a promise: what is chosen by a key is focused too. */
export const rowId = (reference: string): string => `promise-${reference}`;

/** The promises, most pressing first: one list that is walked with the arrows. */
export function PromiseList({ items, chosen, onChoose, onTake, now, me, words, lang }: PromiseListProps) {
  const groups = inOrder(items, now);
  const order = groups.flatMap((group) => group.items.map(({ reference }) => reference));

  const walkTo = (reference: string | undefined) => {
    if (!reference) return;
    onChoose(reference);
    document.getElementById(rowId(reference))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = order.indexOf(chosen ?? '');
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (event.key === 'Enter') onTake();
    else if (to === undefined) return;
    else walkTo(order[Math.max(0, Math.min(order.length - 1, to))]);
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div role="listbox" aria-label={words('desk-work:callbacks.list')} className={classes.list} onKeyDown={onKeyDown}>
      {groups.map(({ group, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
        <div key={group} role="group" aria-label={words(`desk-work:callbacks.group.${group}`, { count: items.length })}>
          <div className={classes.groupName} aria-hidden>
            {words(`desk-work:callbacks.group.${group}`, { count: items.length })}
          </div>
          {items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself listens to the keys
            <div
              key={item.reference}
              id={rowId(item.reference)}
              role="option"
              aria-selected={item.reference === chosen}
              tabIndex={item.reference === chosen ? 0 : -1}
              className={classes.row}
              data-group={group}
              onClick={() => onChoose(item.reference)}
            >
              <PromiseRow item={item} now={now} me={me} words={words} lang={lang} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function PromiseRow({ item, now, me, words, lang }: { item: CallbackItem; now: Date } & Pick<PageProps, 'me' | 'words' | 'lang'>) {
  const standing = standingOf(item, now);
  const key = standing.group === 'ended' ? (item.outcome ?? item.state) : standing.group;
  return (
    <>
      <div className={classes.rowMain}>
        <span className={classes.about}>{item.about}</span>
        <Mark tone={standing.tone}>{words(`desk-work:callbacks.standing.${key}`, { length: sayLength(standing.milliseconds, words) })}</Mark>
      </div>
      <div className={classes.rowMore}>
        <span>{sayWindow(item.window, now, lang, words)}</span>
        <span className={classes.number}>{item.phoneMasked}</span>
        <span>{item.attempts.length > 0 ? words('desk-work:callbacks.tried', { count: item.attempts.length }) : words('desk-work:callbacks.not-tried')}</span>
        {hindrance(item, me.id, now) === 'too-early' ? (
          <span className={classes.holder}>{words('desk-work:callbacks.again-from', { clock: sayClock(item.nextFrom ?? '') })}</span>
        ) : null}
        {item.state === 'open' && item.takenBy ? (
          <span className={classes.holder}>
            {item.takenBy.id === me.id ? words('desk-work:callbacks.with-me') : words('desk-work:callbacks.with-colleague', { name: item.takenBy.name })}
          </span>
        ) : null}
      </div>
    </>
  );
}
