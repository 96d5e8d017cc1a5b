import { CUT_AFTER_SECONDS, DOCUMENT_SECONDS, END_OF_SPEECH_SECONDS, KEY_SECONDS, THINK_SECONDS } from '../speaking-time.ts';
import { type Measured, measure } from './measure.ts';

/** A table of played calls: one row each, what did not come true below it. */
export function callTable(played: readonly Measured[]): string[] {
  return [
    '| Call | Who | Ends | To the answer | Whole call | Prompts | Keys |',
    '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ...played.map(({ call, result }) => {
      const { outcome, answeredAfter, seconds, prompts, keysPressed } = result;
      const time = answeredAfter === undefined ? '' : `${answeredAfter.toFixed(0)} s`;
      return `| ${call.name} | ${call.who} | ${outcome} | ${time} | ${seconds.toFixed(0)} s | ${prompts} | ${keysPressed} |`;
    }),
  ];
}

/** docs/voice-measures.md. */
export function renderMeasures(played: readonly Measured[]): string {
  const all = measure(played);
  const compared = played.filter(({ call }) => call.figures).length;
  const { byOutcome } = all;
  return [
    '# How do calls of older people end, and how long do they take?',
    '',
    `Measured with \`npm run calls -- --write\`: ${all.calls} scripted calls (\`test/calls/*.yaml\`) against the whole service, through the VoiceXML documents`,
    'that a gateway would fetch. The callers are invented: central, Isan, northern and southern Thai, long beginnings, silence, keys in the wrong place.',
    '',
    '| | |',
    '| --- | ---: |',
    `| calls | ${all.calls} |`,
    `| answered without a person | ${byOutcome.answered} (${percent(all.answeredShare)}) |`,
    `| passed on to a person | ${byOutcome.person} |`,
    `| a callback booked | ${byOutcome.callback} |`,
    `| neither: hung up, or said nothing | ${byOutcome['gave-up']} |`,
    `| seconds to the answer, median | ${all.medianSecondsToAnswer.toFixed(0)} |`,
    `| seconds to the answer, slowest | ${all.slowestSecondsToAnswer.toFixed(0)} |`,
    `| prompts heard, median of a call | ${all.medianPrompts} |`,
    `| keys pressed, median of a call | ${all.medianKeys} |`,
    '',
    'How far to trust this: the callers were written by people who build the assistant. As first written, before a script was changed, 31 of 51 calls (61%)',
    'were answered; the others asked back, or told the figure only in the details. Their callers then got the next act that a person would do: the key that',
    'was announced for what they wanted. Five expectations were wrong and were corrected, one first sentence was replaced. In three calls the acts',
    'that were added could be taken out again. So the share is that of callers who go on, and says nothing of real ones.',
    '',
    'No sound is made: what the caller says reaches the recogniser as text, so that errors of recognition are in it only where a script has them (`nbest`).',
    `In ${compared} calls the figure that is heard is compared with the web chat’s answer to the same question. Seconds are estimates: eleven Thai letters a second`,
    `at the normal rate (\`voiceSeconds\`), the pauses of the document, ${THINK_SECONDS} s to think before speaking or pressing, ${KEY_SECONDS} s a key, ${END_OF_SPEECH_SECONDS} s until speech is taken to have ended,`,
    `${DOCUMENT_SECONDS} s for a document, and the silences of the document; who does not wait cuts a prompt after ${CUT_AFTER_SECONDS} s (\`sandbox/phone/speaking-time.ts\`).`,
    '',
    ...callTable(played),
    '',
    '## How is a call written?',
    '',
    '```yaml',
    '- name: "Section 40 for a street seller, Isan"',
    '  who: "Woman of 52, sells papaya salad, Khon Kaen"',
    '  speech: isan',
    '  does:',
    '    - say: "แม่ค้าขายส้มตำ สมัครมาตรา 40 ได้บ่ จ่ายเดือนละจั๊กบาท"',
    '    - pick: "รายละเอียด"',
    '  asks: "มาตรา 40 จ่ายเดือนละเท่าไหร่"',
    '  figures: ["300 บาท"]',
    '  outcome: answered',
    '```',
    '',
    'One act of `does` each time the machine listens: `say` (with `nbest`), `press`, `pick` (the key announced for it), `silent`, `hangUp`; `during` does it',
    'while the next prompt is spoken. `figures` stand in the web chat’s answer to `asks` and are heard in words; `hears` and `never` are as spoken.',
    'Everything else is described in `schemas/call.schema.json`. `npm run calls -- WORD` plays the calls of a name and prints what was heard, with seconds.',
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
