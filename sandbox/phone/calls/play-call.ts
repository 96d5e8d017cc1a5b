import { createHash, randomUUID } from 'node:crypto';
import type { Stage } from '../../../src/stories/open-stage.ts';
import type { ScriptedAct } from '../call-script.ts';
import { call as dial, type HeadlessOptions, type PlayedCall } from '../headless-caller.ts';
import type { HeardPrompt } from '../script-ears.ts';
import { fillSecrets } from './fill-secrets.ts';
import { type Outcome, outcomeOf } from './outcome-of.ts';
import type { Call } from './read-calls.ts';

const DAY = '2026-11-24';

/** What a played call came to. */
export interface CallResult {
  outcome: Outcome;
  /** Seconds of the whole call. */
  seconds: number;
  /** Seconds until everything that the caller wanted was heard; nothing when it was not, or when they wanted a person. */
  answeredAfter: number | undefined;
  prompts: number;
  keysPressed: number;
  /** What did not come true. */
  faults: string[];
  transcript: string[];
}

export interface PlayCallParts {
  stage: Stage;
  /** Address of the first document. */
  startUrl: string;
  key?: string | undefined;
  /** A figure of the chat as the telephone says it. */
  spoken: (text: string) => string;
  /** Told of every document of the call. */
  onDocument?: HeadlessOptions['onDocument'];
}

/** Plays a call against the whole service and compares its figures with the web chat's answer to the same question. */
export async function playCall(script: Call, { stage, startUrl, key, spoken, onDocument }: PlayCallParts): Promise<CallResult> {
  await stage.resetBackEnd();
  stage.setClock(`${DAY}T${script.now ?? '10:00'}:00+07:00`);
  await stage.setBackEnd(script.backEnd ?? 'none');
  await stage.setAgents(script.agents ?? 'free');
  const played = await dial(script.does.map(actOf), {
    startUrl,
    key,
    caller: callerOf(script),
    onTransfer: script.onTransfer,
    fill: (text) => fillSecrets(text, stage.sandbox),
    onDocument,
  });
  const wanted = [...(script.figures ?? []).map(spoken), ...(script.hears ?? [])];
  const answeredAfter = wanted.length === 0 ? undefined : heardAll(played.prompts, wanted);
  const outcome = outcomeOf(played, answeredAfter !== undefined);
  const faults = [
    ...(played.record.error ? [`the call broke: ${played.record.error.event}: ${played.record.error.message}`] : []),
    ...(played.acted < script.does.length ? [`only ${played.acted} of ${script.does.length} acts were done before the call ended (${played.record.end})`] : []),
    ...wanted.filter((text) => firstHeard(played.prompts, text) === undefined).map((text) => `"${text}" is not heard`),
    ...said(script.never, played.prompts),
    ...script.does.flatMap((act, index) => actFaults(act, index, played)),
    ...(outcome === script.outcome ? [] : [`the outcome is ${outcome}, not ${script.outcome}`]),
    ...(script.within !== undefined && (answeredAfter ?? Infinity) > script.within
      ? [`the answer took ${answeredAfter?.toFixed(0)} s, not ${script.within}`]
      : []),
    ...(await chatFaults(script, stage)),
  ];
  const { seconds, keysPressed } = played;
  return { outcome, seconds, answeredAfter, prompts: played.prompts.length, keysPressed, faults, transcript: transcriptOf(script, played) };
}

function actOf({ say, nbest, press, pick, silent, hangUp, during }: Call['does'][number]): ScriptedAct {
  const when = during ? { during } : {};
  if (say !== undefined) return { say, ...(nbest ? { nbest } : {}), ...when };
  if (press !== undefined) return { press, ...when };
  if (pick !== undefined) return { pick, ...when };
  if (silent) return { silent };
  if (hangUp) return { hangUp, ...when };
  throw new Error('An act is empty. Allowed: say, press, pick, silent or hangUp.');
}

/** Everybody calls from a telephone of their own, so that no call finds the callback of another. */
function callerOf({ caller, name }: Call): string {
  if (caller === '') return '';
  const own = String(createHash('sha256').update(name).digest().readUInt32BE() % 100_000_000).padStart(8, '0');
  return `tel:+66${(caller ?? `08${own}`).slice(1)}`;
}

function actFaults({ hears = [], never }: Call['does'][number], index: number, { prompts }: PlayedCall): string[] {
  const after = prompts.filter((prompt) => prompt.after === index + 1);
  return [
    ...hears.filter((text) => firstHeard(after, text) === undefined).map((text) => `act ${index + 1}: "${text}" is not heard`),
    ...said(never, after).map((fault) => `act ${index + 1}: ${fault}`),
  ];
}

/** @returns seconds when the last of them was heard; nothing when one never was. */
function heardAll(prompts: HeardPrompt[], texts: string[]): number | undefined {
  const times = texts.map((text) => firstHeard(prompts, text));
  return times.some((time) => time === undefined) ? undefined : Math.max(...(times as number[]));
}

function firstHeard(prompts: HeardPrompt[], text: string): number | undefined {
  return prompts.find(({ words, cut }) => !cut && squeeze(words).includes(squeeze(text)))?.until;
}

function said(never: string[] | undefined, prompts: HeardPrompt[]): string[] {
  return (never ?? []).filter((text) => prompts.some(({ words }) => squeeze(words).includes(squeeze(text)))).map((text) => `"${text}" is said`);
}

/** Spaces are pauses, and may stand anywhere. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

async function chatFaults({ asks, figures = [] }: Call, stage: Stage): Promise<string[]> {
  if (asks === undefined) return figures.length > 0 ? ['figures stand without the question of the web chat (asks)'] : [];
  const answer = await stage.service.turns.turn({ conversationId: randomUUID(), eventId: randomUUID(), text: asks, browserHash: 'call' });
  const text = answer.replies.map((reply) => reply.text).join('\n');
  return figures.filter((figure) => !text.includes(figure)).map((figure) => `the web chat does not answer "${figure}" to "${asks}", but: ${text}`);
}

function transcriptOf({ does }: Call, { prompts, record }: PlayedCall): string[] {
  const heard = (after: number): string[] =>
    prompts.filter((prompt) => prompt.after === after).map(({ words, until, cut }) => `${until.toFixed(1).padStart(6)} s  ${words}${cut ? ' ✂' : ''}`);
  return [
    ...heard(0),
    ...does.flatMap((act, index) => [
      `caller: ${act.say ?? (act.press ? `[${act.press}]` : act.pick ? `[key of "${act.pick}"]` : act.silent ? '(silent)' : '(hangs up)')}`,
      ...heard(index + 1),
    ]),
    ...record.transfers.map(({ destination, summary, outcome }) => `transfer to ${destination} (${outcome}): ${summary}`),
    `ended: ${record.end}`,
  ];
}
