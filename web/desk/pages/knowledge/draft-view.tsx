import { Alert, Button, Code, CopyButton, Group, List, Loader, Stack, Text, Title } from '@mantine/core';
import type { Draft } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import { EvaluationTable } from './evaluation-table.tsx';
import classes from './knowledge.module.css';
import type { DraftWork } from './use-draft.ts';

interface DraftViewProps {
  draft: Draft;
  work: DraftWork;
  words: Words;
}

/** A draft: what the check says, what it changes, whether it makes things better, and telling those who wait. */
export function DraftView({ draft, work, words }: DraftViewProps) {
  return (
    <Stack gap="lg">
      <section aria-label={words('desk-knowledge:draft.check')}>
        <Title order={3} className={classes.smallTitle}>
          {words('desk-knowledge:draft.check')}
        </Title>
        <Text>{words(draft.check.ok ? 'desk-knowledge:draft.check-ok' : 'desk-knowledge:draft.check-bad')}</Text>
        <List size="sm">
          {draft.check.messages.map((message) => (
            <List.Item key={message}>{message}</List.Item>
          ))}
        </List>
      </section>
      <section aria-label={words('desk-knowledge:draft.evaluation')} aria-busy={draft.state === 'measuring'}>
        <Title order={3} className={classes.smallTitle}>
          {words('desk-knowledge:draft.evaluation')}
        </Title>
        {draft.evaluation ? <EvaluationTable {...draft.evaluation} words={words} /> : null}
        {!draft.evaluation && draft.state === 'measuring' ? (
          <Group gap="sm" role="status">
            <Loader size="sm" aria-hidden />
            {words('desk-knowledge:draft.measuring')}
          </Group>
        ) : null}
        {!draft.evaluation && draft.state !== 'measuring' ? <Text className={classes.quiet}>{words('desk-work:no-data')}</Text> : null}
      </section>
      <section aria-label={words('desk-knowledge:draft.patch')}>
        <Group justify="space-between" mb={6}>
          <Title order={3} className={classes.smallTitle}>
            {words('desk-knowledge:draft.patch')}
          </Title>
          <Group gap="xs">
            <CopyButton value={draft.patch}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {words(copied ? 'desk-work:copied' : 'desk-knowledge:draft.copy')}
                </Button>
              )}
            </CopyButton>
            <Button
              size="xs"
              variant="default"
              component="a"
              href={`data:text/x-patch;charset=utf-8,${encodeURIComponent(draft.patch)}`}
              download={`${work.topic}.patch`}
            >
              {words('desk-knowledge:draft.download')}
            </Button>
          </Group>
        </Group>
        <Text className={classes.quiet}>{words('desk-knowledge:draft.patch-how')}</Text>
        {/* it scrolls, so the keyboard has to get into it */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls */}
        <section className={classes.patch} tabIndex={0} aria-label={words('desk-knowledge:draft.patch-text')}>
          {draft.patch.split('\n').map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a patch are what they are
            <Code key={at} className={classes.patchLine} data-sign={signOf(line)}>
              {line || ' '}
            </Code>
          ))}
        </section>
      </section>
      {work.told === undefined ? (
        <Group justify="space-between">
          <Text className={classes.quiet} maw={420}>
            {words('desk-knowledge:draft.answered-how')}
          </Text>
          <Group gap="sm">
            <Button variant="default" onClick={work.discard} disabled={work.busy}>
              {words('desk-knowledge:draft.edit')}
            </Button>
            <Button onClick={work.answered} loading={work.busy} disabled={draft.state === 'measuring'}>
              {words('desk-knowledge:draft.answered')}
            </Button>
          </Group>
        </Group>
      ) : (
        <Alert variant="light" role="status" title={words('desk-knowledge:draft.done')} styles={{ title: { color: 'var(--work-now)' } }}>
          {words('desk-knowledge:draft.told', { count: work.told })}
        </Alert>
      )}
    </Stack>
  );
}

/** Added, taken away, or a place; the names of the files are none of it. */
function signOf(line: string): string | undefined {
  return /^(---|\+\+\+) /.test(line) ? undefined : line[0];
}
