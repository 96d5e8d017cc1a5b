import { Group, Paper, Progress, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import type { Cluster } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { Mark } from '../parts/mark.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { sayMoment } from '../parts/say-time.ts';
import { DraftView } from './draft-view.tsx';
import classes from './knowledge.module.css';
import { QuestionsForm } from './questions-form.tsx';
import { TopicForm } from './topic-form.tsx';
import { useDraft } from './use-draft.ts';

interface ClusterPanelProps extends PageProps {
  cluster: Cluster;
  /** For the topics that are named in them. */
  all: Cluster[];
}

const TONES = { unanswered: 'late', rejected: 'late', wrong: 'late', clarified: 'calm' } as const;

/** One group: what was said, what it is near to, and what is made of it. */
export function ClusterPanel({ cluster, all, ...props }: ClusterPanelProps) {
  const { words, lang } = props;
  const work = useDraft(props, cluster.id);
  return (
    <Paper component="section" withBorder className={classes.panel} aria-label={cluster.example}>
      <Stack gap="lg">
        <div>
          <Title order={2} className={classes.panelTitle}>
            {cluster.example}
          </Title>
          <Text className={classes.quiet}>{words('desk-knowledge:summary', { count: cluster.utterances.length, waiting: cluster.waiting })}</Text>
        </div>
        <div className={classes.facts}>
          {/* it scrolls, so the keyboard has to get into it */}
          <Table.ScrollContainer minWidth={360} mah={280} type="native" tabIndex={0} role="region" aria-label={words('desk-knowledge:column.said')}>
            <Table verticalSpacing={6} className={classes.table}>
              <Table.Thead>
                <Table.Tr>
                  {['said', 'why', 'when'].map((column) => (
                    <Table.Th key={column} scope="col">
                      {words(`desk-knowledge:column.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {cluster.utterances.map((utterance) => (
                  <Table.Tr key={`${utterance.at}${utterance.text}`}>
                    <Table.Td className={classes.said}>{utterance.text}</Table.Td>
                    <Table.Td>
                      <Mark tone={TONES[utterance.why]}>{words(`desk-knowledge:why.${utterance.why}`)}</Mark>
                    </Table.Td>
                    <Table.Td className={classes.quiet}>
                      {words(`desk-work:channel.${utterance.channel}`)}
                      <br />
                      <span className={classes.once}>{sayMoment(utterance.at, lang, words)}</span>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <section aria-label={words('desk-knowledge:nearest')}>
            <Title order={3} className={classes.smallTitle}>
              {words('desk-knowledge:nearest')}
            </Title>
            {cluster.nearest.map((near) => (
              <div key={near.topic} className={classes.near}>
                <Group justify="space-between" wrap="nowrap" gap="xs">
                  <span>{near.title}</span>
                  <strong>{words('desk-work:percent', { value: Math.round(near.confidence * 100) })}</strong>
                </Group>
                <Progress value={near.confidence * 100} aria-hidden size="sm" color="var(--work-series-1)" />
              </div>
            ))}
          </section>
        </div>
        <RefusalAlert refusal={work.refusal} words={words} onClose={work.forget} />
        {work.draft ? (
          <DraftView draft={work.draft} work={work} words={words} />
        ) : (
          <Tabs defaultValue="questions" variant="outline">
            <Tabs.List mb="md">
              <Tabs.Tab value="questions">{words('desk-knowledge:make.questions')}</Tabs.Tab>
              <Tabs.Tab value="topic">{words('desk-knowledge:make.topic')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="questions">
              <QuestionsForm {...props} cluster={cluster} all={all} busy={work.busy} onMake={work.make} />
            </Tabs.Panel>
            <Tabs.Panel value="topic">
              <TopicForm cluster={cluster} words={words} busy={work.busy} onMake={work.make} />
            </Tabs.Panel>
          </Tabs>
        )}
      </Stack>
    </Paper>
  );
}
