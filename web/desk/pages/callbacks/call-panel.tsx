import { Button, Group, Kbd, Paper, Stack, Text, Title } from '@mantine/core';
import type { CallbackItem } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { sayClock, sayLength, sayMoment, sayWindow } from '../parts/say-time.ts';
import { CallInProgress } from './call-in-progress.tsx';
import classes from './callbacks.module.css';
import { hindrance, standingOf } from './standing.ts';
import type { Call } from './use-call.ts';

interface CallPanelProps extends Pick<PageProps, 'me' | 'words' | 'lang'> {
  item: CallbackItem;
  now: Date;
  call: Call | undefined;
  busy: boolean;
  note: string;
  onNote: (note: string) => void;
  onTake: () => void;
  onRelease: () => void;
  onClose: () => void;
  onResult: Parameters<typeof CallInProgress>[0]['onResult'];
}

/** One promise: what it is about, what was tried, and the call. */
export function CallPanel({ item, now, call, busy, me, words, lang, note, onNote, onTake, onRelease, onClose, onResult }: CallPanelProps) {
  const standing = standingOf(item, now);
  const why = hindrance(item, me.id, now);
  const mine = call?.reference === item.reference ? call : undefined;
  const again = item.takenBy?.id === me.id && !mine;
  const standingKey = standing.group === 'ended' ? (item.outcome ?? item.state) : standing.group;
  return (
    <Paper component="section" withBorder className={classes.panel} aria-label={words('desk-work:callbacks.panel', { reference: item.reference })}>
      <Stack gap="md">
        <div>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Title order={2} className={classes.panelTitle}>
              {item.about}
            </Title>
            <Mark tone={standing.tone}>{words(`desk-work:callbacks.standing.${standingKey}`, { length: sayLength(standing.milliseconds, words) })}</Mark>
          </Group>
          <Text className={classes.quiet}>
            {item.reference} · {words(`desk-work:channel.${item.channel}`)}
          </Text>
        </div>
        <dl className={classes.facts}>
          <dt>{words('desk-work:callbacks.window')}</dt>
          <dd>{sayWindow(item.window, now, lang, words)}</dd>
          <dt>{words('desk-work:callbacks.number')}</dt>
          <dd className={classes.number}>{item.phoneMasked}</dd>
          <dt>{words('desk-work:callbacks.left')}</dt>
          <dd>{words('desk-work:callbacks.left-count', { count: item.attemptsLeft })}</dd>
        </dl>
        {mine ? (
          <CallInProgress call={mine} busy={busy} note={note} onNote={onNote} onResult={onResult} onRelease={onRelease} words={words} />
        ) : (
          <>
            {why ? (
              <Text className={classes.why}>
                {words(`desk-work:callbacks.hindered.${why}`, { name: item.takenBy?.name ?? '', clock: item.nextFrom ? sayClock(item.nextFrom) : '' })}
              </Text>
            ) : null}
            {item.state === 'open' ? (
              <Group gap="sm">
                <Button
                  onClick={onTake}
                  loading={busy}
                  disabled={why !== undefined || call !== undefined}
                  rightSection={<Kbd className={classes.kbd}>Enter</Kbd>}
                >
                  {words(again ? 'desk-work:callbacks.show-again' : 'desk-work:callbacks.take')}
                </Button>
                <Button variant="default" onClick={onClose} disabled={busy || why === 'colleague'}>
                  {words('desk-work:callbacks.close.open')}
                </Button>
              </Group>
            ) : null}
            {call && item.state === 'open' ? (
              <Text className={classes.why}>{words('desk-work:callbacks.hindered.in-call', { reference: call.reference })}</Text>
            ) : null}
          </>
        )}
        <div>
          <Title order={3} className={classes.smallTitle}>
            {words('desk-work:callbacks.attempts')}
          </Title>
          {item.attempts.length === 0 ? <Text className={classes.quiet}>{words('desk-work:callbacks.not-tried')}</Text> : null}
          <ol className={classes.attempts}>
            {item.attempts.map((attempt) => (
              <li key={attempt.at}>
                <strong>{words(`desk-work:callbacks.result.${attempt.result}`)}</strong> · {sayMoment(attempt.at, lang, words)} · {attempt.agent}
                {attempt.note ? <div className={classes.quiet}>{attempt.note}</div> : null}
              </li>
            ))}
          </ol>
        </div>
      </Stack>
    </Paper>
  );
}
