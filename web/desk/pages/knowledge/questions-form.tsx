import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Cluster, DraftRequest } from '../../../../src/desk/api.ts';
import type { PageProps } from '../page-props.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { pickedOf, QuestionEditor, useQuestions } from './question-editor.tsx';

interface QuestionsFormProps extends PageProps {
  cluster: Cluster;
  all: Cluster[];
  busy: boolean;
  onMake: (request: DraftRequest) => void;
}

/** More ways to ask for a topic that is there already. */
export function QuestionsForm({ cluster, all, busy, onMake, ...props }: QuestionsFormProps) {
  const { words } = props;
  const { data } = useLoaded<{ topics: { topic: string; title: string }[] }>(props, '/api/desk/knowledge/topics');
  const [topic, setTopic] = useState<string | null>(null);
  const [questions, setQuestions] = useQuestions(cluster);
  const picked = pickedOf(questions);
  // the nearest ones first
  const known = new Map([...cluster.nearest, ...(data?.topics ?? all.flatMap(({ nearest }) => nearest))].map((one) => [one.topic, one.title]));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (topic) onMake({ kind: 'questions', clusterId: cluster.id, topic, questions: picked });
      }}
    >
      <Stack gap="md">
        <Select
          label={words('desk-knowledge:questions.topic')}
          description={words('desk-knowledge:questions.topic-how')}
          placeholder={words('desk-knowledge:questions.topic-search')}
          data={[...known].map(([value, title]) => ({ value, label: `${title} · ${value}` }))}
          value={topic}
          onChange={setTopic}
          searchable
          nothingFoundMessage={words('desk-knowledge:questions.topic-none')}
          maxDropdownHeight={280}
        />
        <QuestionEditor questions={questions} onChange={setQuestions} words={words} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!topic || picked.length === 0}>
            {words('desk-knowledge:make.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
