import { expect, test } from '@jest/globals';
import { newQuestions } from './new-questions.ts';

const standing = async (texts: string[]) =>
  texts.map((text) => {
    if (text === 'ใช้วัด') return [{ topic: 'a.topic', hand: 'line-1', measures: true }];
    if (text === 'ที่อื่น') return [{ topic: 'b.topic', hand: 'borders', measures: false }];
    return text === 'มีแล้ว' ? [{ topic: 'a.topic', hand: 'borders', measures: false }] : [];
  });

test('questions are redacted, on one line, each once, and no heading', async () => {
  const given = ['ผมนายสมชาย ใจดี โทร 0812345678\nกู้บ้านได้ไหม', '  กู้บ้าน ', 'กู้บ้าน', '# line by me', ''];
  const { questions, refusals } = await newQuestions(given, 'a.topic', { standing });
  expect(questions).toEqual(['ผมนาย[ชื่อ] โทร [เบอร์โทรศัพท์] กู้บ้านได้ไหม', 'กู้บ้าน', 'line by me']);
  expect(refusals).toEqual([]);
});

test('what is there already is left out, and said', async () => {
  expect(await newQuestions(['มีแล้ว', 'ใหม่'], 'a.topic', { standing })).toEqual({
    questions: ['ใหม่'],
    refusals: [],
    notes: ['knowledge/questions/a.topic.txt: "มีแล้ว" is there already and was left out.'],
  });
  expect((await newQuestions(['มีแล้ว'], 'a.topic', { standing })).refusals).toEqual([expect.stringContaining('none of them is new')]);
});

test('what stands under another topic, or is used for measuring, is refused', async () => {
  expect((await newQuestions(['ใหม่', 'ใช้วัด', 'ที่อื่น'], 'a.topic', { standing })).refusals).toEqual([
    'knowledge/questions/a.topic.txt: questions: "ใช้วัด" is used for measuring (line-1, a.topic). Allowed: the same in other words.',
    'knowledge/questions/a.topic.txt: questions: "ที่อื่น" stands in knowledge/questions/b.topic.txt. Allowed: a question of one topic.',
  ]);
});
