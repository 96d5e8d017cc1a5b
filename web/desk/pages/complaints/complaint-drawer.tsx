import { Drawer, Group, Stack, Text, Title } from '@mantine/core';
import type { ComplaintDetail } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { sayMoment } from '../parts/say-time.ts';
import { useDoing } from '../parts/use-doing.ts';
import { AnswerForm } from './answer-form.tsx';
import { StateMark } from './complaint-table.tsx';
import classes from './complaints.module.css';
import { isOpen } from './filters.ts';
import { Notes } from './notes.tsx';
import { inFormOrder, sayAbout, sayLabel, sayValue } from './say-about.ts';
import { WorkForm } from './work-form.tsx';

interface ComplaintDrawerProps extends PageProps {
  detail: ComplaintDetail;
  onChange: (detail: ComplaintDetail) => void;
  onEnd: () => void;
}

/** One opened complaint: what was written, who works on it until when, notes among colleagues, and the answer to the person. */
export function ComplaintDrawer(props: ComplaintDrawerProps) {
  const { detail, words, lang, api, onChange, onEnd } = props;
  const doing = useDoing();
  const act = (what: string, body: object) =>
    doing.run(async () => onChange(await api.send<ComplaintDetail>('POST', `/api/desk/complaints/${encodeURIComponent(detail.reference)}/${what}`, body)));

  return (
    <Drawer
      // where the theme puts dialogs
      portalProps={{ target: '#dialogs' }}
      lockScroll={false}
      opened
      onClose={onEnd}
      position="right"
      size={680}
      title={words('desk-work:complaints.drawer', { about: sayAbout(detail.about, words), reference: detail.reference })}
      closeButtonProps={{ 'aria-label': words('desk-work:close') }}
      classNames={{ title: classes.drawerTitle ?? '' }}
    >
      <Stack gap="lg">
        <Group gap="sm">
          <StateMark state={detail.state} words={words} />
          <Text className={classes.quiet}>{words('desk-work:complaints.filed-at', { moment: sayMoment(detail.filedAt, lang, words) })}</Text>
        </Group>
        <RefusalAlert refusal={doing.refusal} words={words} onClose={doing.forget} />
        <section aria-label={words('desk-work:complaints.written')}>
          <Title order={2} className={classes.part}>
            {words('desk-work:complaints.written')}
          </Title>
          <dl className={classes.facts}>
            {inFormOrder(detail.values).map(([slot, value]) => (
              <div key={slot}>
                <dt>{sayLabel(slot, words)}</dt>
                <dd>{sayValue(slot, value, words)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <WorkForm {...props} act={act} busy={doing.busy} />
        {isOpen(detail) ? <AnswerForm words={words} busy={doing.busy} onAnswer={(text) => act('answer', { text })} /> : null}
        {detail.answer ? (
          <section aria-label={words('desk-work:complaints.answer.given')}>
            <Title order={2} className={classes.part}>
              {words('desk-work:complaints.answer.given')}
            </Title>
            <Text className={classes.letter}>{detail.answer}</Text>
          </section>
        ) : null}
        <Notes notes={detail.notes} busy={doing.busy} words={words} lang={lang} onAdd={(note) => act('notes', note)} />
      </Stack>
    </Drawer>
  );
}
