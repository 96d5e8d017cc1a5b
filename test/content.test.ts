import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load as parse } from 'js-yaml';
import { ROOT, readFacts, readQuestions, readTopics } from '../src/content/read-content.ts';
import { readDialogs } from '../src/content/read-dialogs.ts';
import { readLocales } from '../src/content/read-locales.ts';
import { composeAnswer } from '../src/knowledge/compose-answer.ts';

const TOPIC_COUNT = 97;

describe('the content as it is', () => {
  const topics = readTopics();

  test('every topic of the contract has its file and its questions', () => {
    expect(topics.size).toBe(TOPIC_COUNT);
    const asked = new Set(readQuestions().map((question) => question.topic));
    expect([...topics.keys()].filter((id) => !asked.has(id))).toEqual([]);
    expect([...asked].filter((id) => !topics.has(id))).toEqual([]);
  });

  test('Thai and English have the same phrases with the same values', () => {
    const { th, en } = readLocales();
    expect(shape(en)).toEqual(shape(th));
  });

  test('no utterance stands under two topics', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { text, topic } of readQuestions()) {
      const before = seen.get(text);
      if (before && before !== topic) twice.push(`${text}: ${before}, ${topic}`);
      seen.set(text, topic);
    }
    expect(twice).toEqual([]);
  });

  test('the questions hold no national ID, card or account number of a person', () => {
    expect(readQuestions().filter(({ text }) => /\d{13}/.test(text))).toEqual([]);
  });

  test('a section 40 member is never given a rule of section 33 as if it were theirs', () => {
    const facts = readFacts();
    const benefits = [...topics.values()].filter(
      ({ id }) => /^(sickness|maternity|unemployment|oldage|disability|death)\./.test(id) && id !== 'sickness.road-accident',
    );
    for (const topic of benefits) {
      const composed = composeAnswer(facts, { topic, day: '2026-11-24', lang: 'th', section: '40' });
      expect(composed.ok && composed.answer.lead.join(' ')).toMatch(/40/);
    }
  });
});

/** Keys and the values named in each text. */
function shape(node: object): unknown {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      typeof value === 'string' ? [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort() : shape(value),
    ]),
  );
}

describe('a wrong content file stops the start, with file, field and what is allowed', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'ask-1506-'));
    for (const folder of ['knowledge', 'dialogs', 'schemas', 'locales']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  function withFile(file: string, change: (text: string) => string, run: () => unknown): unknown {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, change(before));
    try {
      return run();
    } finally {
      writeFileSync(path, before);
    }
  }
  const load = () => readDialogs(readTopics(root), readFacts(root), root);

  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a field that the schema does not know',
      'knowledge/topics/child.allowance.yaml',
      (text) => `${text}\nprice: 5\n`,
      /child\.allowance\.yaml: .*no field called "price"\. Allowed: the fields of schemas\/topic\.schema\.json/,
    ],
    [
      'a missing language',
      'knowledge/topics/child.allowance.yaml',
      (text) => text.replace(', en: "Child allowance"', ''),
      /child\.allowance\.yaml: title: .*en/,
    ],
    [
      'an id that is not the file name',
      'knowledge/topics/child.allowance.yaml',
      (text) => text.replace('id: child.allowance', 'id: child.other'),
      /id: "child\.other" is not the file's name\. Allowed: child\.allowance/,
    ],
    ['broken YAML', 'knowledge/topics/child.allowance.yaml', (text) => `${text}\n: : [`, /child\.allowance\.yaml: YAML: /],
    [
      'a flow of an unknown topic',
      'dialogs/calculate-pension.yaml',
      (text) => text.replace('topic: calculate.pension', 'topic: calculate.nothing'),
      /calculate-pension\.yaml: topic: unknown topic "calculate\.nothing"\. Allowed: ids of files in knowledge\/topics/,
    ],
    [
      'a flow that names an unknown slot',
      'dialogs/calculate-pension.yaml',
      (text) => text.replace('[months, wage]', '[months, age]'),
      /calculate-pension\.yaml: also\.oldage\.pension: unknown slot "age"\. Allowed: months, wage/,
    ],
    [
      'a slot of an unknown type',
      'dialogs/calculate-pension.yaml',
      (text) => text.replace('type: months', 'type: monthes'),
      /calculate-pension\.yaml: slots\.0\.type: .*Allowed: baht, months, days/,
    ],
    [
      'a life event with an unknown fact',
      'dialogs/life-events.yaml',
      (text) => text.replace('{unempreg.deadline}', '{unempreg.dedline}'),
      /life-events\.yaml: events\.lost-job.*unknown fact \{unempreg\.dedline\}/,
    ],
    [
      'an unknown deadline',
      'dialogs/life-events.yaml',
      (text) => text.replace('section39.apply: section39', 'section39.apply: section38'),
      /deadlines\.section39\.apply: unknown deadline "section38"\. Allowed: section39/,
    ],
  ])('%s', (_name, file, change, message) => {
    withFile(file, change, () => expect(load).toThrow(message));
  });

  test('a heading of questions that cannot be read', () => {
    withFile(
      'knowledge/questions/child.allowance.txt',
      (text) => `# letters by me\nx\n${text}`,
      () => expect(() => readQuestions(root)).toThrow(/child\.allowance\.txt: line 1: cannot read the heading.*Allowed: # line by NAME/),
    );
  });

  test('an editor adds a flow without code', () => {
    const path = join(root, 'dialogs/calculate-new.yaml');
    const flow = readFileSync(join(root, 'dialogs/calculate-pension.yaml'), 'utf8').replace('id: calculate-pension', 'id: calculate-new');
    writeFileSync(path, flow);
    try {
      expect(load().flows.map(({ id }) => id)).toContain('calculate-new');
      expect((parse(flow) as { slots: unknown[] }).slots).toHaveLength(2);
    } finally {
      rmSync(path);
    }
  });
});
