import { Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Cluster } from '../../../../src/desk/api.ts';
import type { Words } from '../page-props.ts';
import classes from './knowledge.module.css';

export interface EditedQuestion {
  id: number;
  text: string;
  picked: boolean;
}

/** The utterances of a cluster, each once, to be picked and put right. */
export function useQuestions(cluster: Cluster): [EditedQuestion[], (questions: EditedQuestion[]) => void] {
  return useState<EditedQuestion[]>(() => [...new Set(cluster.utterances.map(({ text }) => text.trim()))].map((text, id) => ({ id, text, picked: true })));
}

/** What is sent: the picked ones, without empty ones. */
export function pickedOf(questions: EditedQuestion[]): string[] {
  return questions.filter(({ picked, text }) => picked && text.trim() !== '').map(({ text }) => text.trim());
}

interface QuestionEditorProps {
  questions: EditedQuestion[];
  onChange: (questions: EditedQuestion[]) => void;
  words: Words;
}

export function QuestionEditor({ questions, onChange, words }: QuestionEditorProps) {
  const change = (id: number, part: Partial<EditedQuestion>) =>
    onChange(questions.map((question) => (question.id === id ? { ...question, ...part } : question)));
  return (
    <fieldset className={classes.questions}>
      <legend>{words('desk-knowledge:questions.title', { count: pickedOf(questions).length })}</legend>
      <Text className={classes.quiet}>{words('desk-knowledge:questions.how')}</Text>
      <Stack gap={6} mt="xs">
        {questions.map((question, at) => (
          <div key={question.id} className={classes.question}>
            <Checkbox
              checked={question.picked}
              onChange={(event) => change(question.id, { picked: event.currentTarget.checked })}
              aria-label={words('desk-knowledge:questions.use', { number: at + 1 })}
            />
            <TextInput
              value={question.text}
              onChange={(event) => change(question.id, { text: event.currentTarget.value })}
              aria-label={words('desk-knowledge:questions.text', { number: at + 1 })}
              maxLength={300}
              disabled={!question.picked}
              className={classes.grow ?? ''}
            />
          </div>
        ))}
      </Stack>
      <Button
        size="xs"
        mt="xs"
        variant="default"
        onClick={() => onChange([...questions, { id: Math.max(-1, ...questions.map(({ id }) => id)) + 1, text: '', picked: true }])}
      >
        {words('desk-knowledge:questions.add')}
      </Button>
    </fieldset>
  );
}
