import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Cluster, DraftRequest } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import classes from './knowledge.module.css';
import { pickedOf, QuestionEditor, useQuestions } from './question-editor.tsx';
import { EMPTY_TOPIC, FIELDS, isComplete, isTopicId, type TopicDraft, topicRequest } from './topic-draft.ts';

interface TopicFormProps {
  cluster: Cluster;
  words: Words;
  busy: boolean;
  onMake: (request: DraftRequest) => void;
}

/** A topic that is not there: its answer in both languages, in plain words. */
export function TopicForm({ cluster, words, busy, onMake }: TopicFormProps) {
  const [topic, setTopic] = useState<TopicDraft>(EMPTY_TOPIC);
  const [questions, setQuestions] = useQuestions(cluster);
  const picked = pickedOf(questions);
  const field = (name: keyof TopicDraft) => ({
    label: words(`desk-knowledge:topic.${name}`),
    value: topic[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setTopic((before) => ({ ...before, [name]: value })),
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMake(topicRequest(cluster.id, topic, picked));
      }}
    >
      <Stack gap="md">
        <div className={classes.guide}>
          <strong>{words('desk-knowledge:topic.guide')}</strong>
          <ul>
            {['figure', 'sentences', 'facts', 'law', 'english'].map((rule) => (
              <li key={rule}>{words(`desk-knowledge:topic.rule.${rule}`)}</li>
            ))}
          </ul>
        </div>
        <TextInput
          {...field('id')}
          description={words('desk-knowledge:topic.id-how')}
          error={topic.id !== '' && !isTopicId(topic.id) ? words('desk-knowledge:topic.id-wrong') : null}
          placeholder="sickness.abroad"
        />
        <SimpleGrid cols={2}>
          <TextInput {...field('titleTh')} maxLength={80} />
          <TextInput {...field('titleEn')} maxLength={80} lang="en" />
          <Textarea {...field('answerTh')} autosize minRows={3} maxLength={600} />
          <Textarea {...field('answerEn')} autosize minRows={3} maxLength={600} lang="en" />
        </SimpleGrid>
        <Text className={classes.quiet}>{words('desk-knowledge:topic.parts-how')}</Text>
        <SimpleGrid cols={2}>
          {FIELDS.map((name) => (
            <Textarea key={name} {...field(name)} autosize minRows={2} maxLength={1000} />
          ))}
        </SimpleGrid>
        <TextInput {...field('source')} description={words('desk-knowledge:topic.source-how')} maxLength={300} />
        <QuestionEditor questions={questions} onChange={setQuestions} words={words} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!isComplete(topic) || picked.length === 0}>
            {words('desk-knowledge:make.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
