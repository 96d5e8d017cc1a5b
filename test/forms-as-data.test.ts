import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadContent } from '../src/content/load-content.ts';
import { ROOT, readFacts, readTopics } from '../src/content/read-content.ts';
import { readDialogs } from '../src/content/read-dialogs.ts';
import { loadPhrases } from '../src/content/read-locales.ts';
import { openStage, type Stage } from '../src/stories/open-stage.ts';
import { playStory } from '../src/stories/play-story.ts';

const FILE = 'dialogs/report-scam.yaml';

/** The form that docs/add-a-form.md shows: what is written there is what works. */
const FORM = /```yaml\n(id: report-scam[\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/add-a-form.md'), 'utf8'))?.[1] ?? '';

const topics = readTopics();
const facts = readFacts();
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ask-1506-form-'));
  for (const folder of ['dialogs', 'schemas']) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const write = (text: string): void => writeFileSync(join(root, FILE), text);
const read = () => readDialogs(topics, facts, root);

describe('a form is a file', () => {
  let stage: Stage;
  beforeAll(async () => {
    write(FORM);
    // the model is that of the questions, which the new form does not change
    stage = await openStage({ content: { ...(await loadContent()), ...read() }, phrases: await loadPhrases() });
    // the first reading after a change of the questions trains the model
  }, 300_000);
  afterAll(() => stage.close());

  test('the new form is asked, interrupted, corrected and filed without a line of code', async () => {
    const { faults, transcript } = await playStory(
      {
        name: 'A scam is reported',
        turns: [
          {
            say: 'มี sms อ้างว่าเป็นประกันสังคมให้กดลิงก์ จริงไหม',
            topic: 'safety.scam',
            disposition: 'asked_slot',
            includes: ['อย่ากดลิงก์', 'ข้อความว่าอะไร'],
            excludes: ['ได้รับทางไหน'],
          },
          { say: 'ค่าทำศพได้เท่าไหร่', topic: 'death.funeral', includes: ['50,000 บาท', 'กลับมาที่แจ้งมิจฉาชีพ: ข้อความว่าอะไร'] },
          { say: 'คุณได้รับเงินคืน กดลิงก์นี้', includes: ['เบอร์ไหน'] },
          { choose: 'ข้าม', includes: ['SMS', 'คุณได้รับเงินคืน กดลิงก์นี้', 'ส่งเลยไหม'] },
          { choose: 'แก้ไข', offers: ['ทางไหน', 'ข้อความ'] },
          { choose: 'ทางไหน' },
          { say: 'โทรมา', includes: ['โทรศัพท์', 'คุณได้รับเงินคืน กดลิงก์นี้'] },
          { say: 'ใช่', disposition: 'done', includes: ['เลขที่ C-'] },
          { say: '{reference}', includes: ['รอเจ้าหน้าที่'] },
        ],
      },
      stage,
    );
    expect(faults.length > 0 ? [...faults, ...transcript] : []).toEqual([]);
  });

  test('what was asked in it reaches the contact centre under the names of the slots', async () => {
    await stage.service.turns.turn({ conversationId: 'scam', eventId: '1', text: 'มี sms อ้างว่าเป็นประกันสังคมให้กดลิงก์ จริงไหม' });
    for (const [index, text] of ['กดรับเงินคืนที่นี่', 'ข้าม', 'ใช่'].entries()) {
      await stage.service.turns.turn({ conversationId: 'scam', eventId: `then ${index}`, text });
    }
    const { tickets } = (await (await fetch(`${stage.sandbox}/sandbox/state`)).json()) as { tickets: { about: string; values: object }[] };
    expect(tickets.at(-1)).toMatchObject({ about: 'sms', values: { about: 'sms', what: 'กดรับเงินคืนที่นี่' } });
  });
});

describe('a form with a fault stops the start, with file, field and what is allowed', () => {
  test.each<[string, string, string, RegExp]>([
    ['an unknown topic', 'topic: safety.scam', 'topic: safety.scamm', /report-scam\.yaml: topic: unknown topic "safety\.scamm"\. Allowed: ids of files/],
    ['an unknown topic to offer next', 'next: [safety.scam]', 'next: [safety.fraud]', /report-scam\.yaml: next: unknown topic "safety\.fraud"/],
    [
      'an unknown effect',
      'effect: complaint',
      'effect: complain',
      /report-scam\.yaml: result\.effect: .*Allowed: callback, complaint, feedback, change-hospital/,
    ],
    ['an unknown type', 'type: text', 'type: words', /report-scam\.yaml: slots\.1\.type: .*Allowed: baht, months, days/],
    ['an unknown field', '    optional: true', '    skippable: true', /report-scam\.yaml: slots\.2: no field called "skippable"/],
    ['an unknown slot in what is read back', '{what}', '{story}', /report-scam\.yaml: confirm\.th: unknown slot "story"\. Allowed: about, what, phone/],
    ['a fact in what is read back', '{what}', '{child.amount}', /confirm\.th: unknown slot "child\.amount"\. Allowed: about, what, phone/],
    [
      'an unknown slot behind a field of the effect',
      'effect: complaint}',
      'effect: complaint, with: {about: wher}}',
      /report-scam\.yaml: result\.with\.about: unknown slot "wher"\. Allowed: about, what, phone/,
    ],
    [
      'a field that the effect does not have',
      'effect: complaint}',
      'effect: feedback, with: {about: about, reason: what, phone: phone}}',
      /report-scam\.yaml: result\.with\.phone: feedback has no field "phone"\. Allowed: about, reason/,
    ],
    [
      'a field that the effect needs and does not get',
      'effect: complaint}',
      'effect: callback}',
      /report-scam\.yaml: slots\.phone: callback needs "phone", and this slot may stay empty\. Allowed: a slot without optional and onlyIf/,
    ],
    [
      'a field from a slot of another type',
      'effect: complaint}',
      'effect: callback, with: {about: about, phone: what, window: about}}',
      /report-scam\.yaml: slots\.what\.type: callback cannot take "phone" from a text\. Allowed: phone/,
    ],
    ['a field that is missing', 'name: about', 'name: by', /report-scam\.yaml: (confirm\.th: unknown slot "about"|slots: complaint needs "about")/],
    [
      'a choice without options',
      'type: text',
      'type: choice',
      /report-scam\.yaml: slots\.what\.options: a choice without options\. Allowed: two to five options/,
    ],
    [
      'a condition on a value that is no option',
      '    optional: true',
      '    onlyIf: {about: [email]}',
      /report-scam\.yaml: slots\.phone\.onlyIf\.about: unknown value "email"\. Allowed: sms, call, page/,
    ],
    [
      'a condition on a slot that is asked later',
      '    min: 5',
      '    onlyIf: {phone: ["0"]}',
      /report-scam\.yaml: slots\.what\.onlyIf: "phone" is asked after it\. Allowed: about/,
    ],
    ['a name used twice', 'name: phone', 'name: what', /report-scam\.yaml: slots\.what\.name: a slot of this name stands above/],
    ['bounds the wrong way round', 'max: 500', 'max: 2', /report-scam\.yaml: slots\.what\.min: 5 is more than max\. Allowed: at most 2/],
    ['an id that is not the file name', 'id: report-scam', 'id: scam', /report-scam\.yaml: id: "scam" is not the file's name\. Allowed: report-scam/],
    ['a missing language', ', en: "What did it say?"', '', /report-scam\.yaml: slots\.1\.prompt: .*en/],
  ])('%s', (_name, from, to, message) => {
    expect(FORM).toContain(from);
    write(FORM.replace(from, to));
    expect(read).toThrow(message);
  });
});
