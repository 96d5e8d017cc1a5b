import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { checkMessages } from '../../../../sandbox/line/spec/check-request.ts';
import { loadContent } from '../../../content/load-content.ts';
import { loadPhrases } from '../../../content/read-locales.ts';
import { readStories } from '../../../content/read-stories.ts';
import type { DialogContent } from '../../../dialog/dialog.ts';
import type { Lang } from '../../../knowledge/calendar.ts';
import { composeAnswer } from '../../../knowledge/compose-answer.ts';
import { openStage, type Stage } from '../../../stories/open-stage.ts';
import { playStory } from '../../../stories/play-story.ts';
import { inWords } from '../../in-words.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import type { Reply } from '../../reply.ts';
import type { TurnAnswer } from '../../turn-service.ts';
import { lineWords } from './line-words.ts';
import { plainOf, plainOfFlex } from './plain-of.ts';
import { renderForLine } from './render-for-line.ts';

const DAY = '2026-11-24';
const ASPECTS = [undefined, 'amount', 'conditions', 'steps', 'documents', 'where', 'deadline'] as const;

let content: DialogContent;
let phrases: Phrases;
let stage: Stage;
beforeAll(async () => {
  content = await loadContent();
  phrases = await loadPhrases();
  stage = await openStage({ content, phrases });
});
afterAll(() => stage.close());

/** What is wrong with the messages for these replies: what LINE refuses, and what of the replies is not in them. */
function faultsOf(replies: Reply[], lang: Lang, largeText: boolean): string[] {
  const words = lineWords(phrases, lang);
  const messages = renderForLine(replies, { lang, largeText, stepId: 'c8f1a7e2-step-12', words, publicUrl: 'https://1506.example' });
  const seen = numbersIn(plainOf(messages));
  const faults = checkMessages(messages);
  for (const { text } of replies) for (const number of numbersIn(text)) if (!seen.has(number)) faults.push(`${number} of "${text}" is not shown`);
  for (const message of messages) faults.push(...altFaults(message, words.readOn));
  return faults;
}

/** A figure in a bubble and not in the words for those who do not see it, or the other way round. */
function altFaults(message: messagingApi.Message, pointer: string): string[] {
  if (message.type !== 'flex') return [];
  const { altText, contents } = message as messagingApi.FlexMessage;
  const shown = numbersIn(plainOfFlex(contents));
  const lost = [...numbersIn(altText)].filter((number) => !shown.has(number)).map((number) => `${number} is only in the alternative text`);
  if (altText.endsWith(pointer)) return lost;
  const heard = numbersIn(altText);
  // where an answer comes from, and how list items are numbered, is not part of the answer
  const figures = numbersIn(plainOfFlex(contents).replace(/^\d+\. /gm, ''));
  const sources = numbersIn(sourcesOf(contents));
  return [...lost, ...[...figures].filter((number) => !heard.has(number) && !sources.has(number)).map((number) => `${number} is only in the bubble`)];
}

function sourcesOf(contents: messagingApi.FlexContainer): string {
  return [...JSON.stringify(contents).matchAll(/"text":"([^"]*)","wrap":true,"size":"(?:sm|lg)"/g)].map(([, text]) => text).join(' ');
}

function numbersIn(text: string): Set<string> {
  return new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? []);
}

/** An aspect with no section, and each section with the direct answer. */
const WAYS = [
  ...ASPECTS.map((aspect) => ({ aspect, section: undefined })),
  ...(['33', '39', '40'] as const).map((section) => ({ aspect: undefined, section })),
];

test.each(['th', 'en'] as const)(
  'every answer of knowledge/ in %s is taken by LINE, with each figure in sight and in words',
  (lang) => {
    const faults: string[] = [];
    let composed = 0;
    for (const topic of content.topics.values()) {
      for (const way of WAYS) {
        const answer = composeAnswer(content.facts, { topic, day: DAY, lang, ...way });
        if (!answer.ok) continue;
        composed++;
        const wording = { phrases, topics: content.topics, lang, today: DAY };
        const replies = inWords(wording, [{ say: 'answer', answer: answer.answer }], [{ id: 'yes', label: { key: 'choice.yes' } }]);
        // sizes do not depend on what was asked for
        const looks = way.aspect || way.section ? [false] : [false, true];
        for (const large of looks) faults.push(...faultsOf(replies, lang, large).map((fault) => `${topic.id} ${JSON.stringify(way)}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(composed).toBeGreaterThan(content.topics.size * ASPECTS.length);
  },
  120_000,
);

test('every answer of the stories, with forms, calculations, checklists and personal data, is taken by LINE', async () => {
  const answers: TurnAnswer[] = [];
  const { turns } = stage.service;
  const turn = turns.turn.bind(turns);
  const happened = turns.happened.bind(turns);
  const keep = (answer: TurnAnswer): TurnAnswer => {
    answers.push(answer);
    return answer;
  };
  turns.turn = async (request) => keep(await turn(request));
  turns.happened = async (...event) => keep(await happened(...event));
  for (const { story } of readStories()) await playStory(story, stage);
  const kinds = new Set(answers.flatMap(({ replies }) => replies.map(({ card, link }) => card?.kind ?? (link ? 'link' : 'text'))));
  expect([...kinds].sort()).toEqual(['answer', 'calculation', 'checklist', 'link', 'personal', 'text']);
  for (const largeText of [false, true]) expect(answers.flatMap(({ replies, lang }) => faultsOf(replies, lang, largeText))).toEqual([]);
}, 120_000);
