import { formatDay } from '../knowledge/calendar.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import { AGENT_CHOICE, CANCEL_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { fillSlot, fillSlots } from './fill-slots.ts';
import { applies, type Flow, nextSlot, type Slot, withDefaults } from './flow.ts';
import { findLifeEvent } from './life-event.ts';
import { runCalculator } from './run-calculator.ts';
import type { Say } from './say.ts';
import type { Choice, FlowState } from './session.ts';

const DEFAULT_RETRIES = 2;
const CANCEL = /^(ยกเลิก|เลิก|ไม่เอาแล้ว|พอแล้ว|หยุด|ไม่คิดแล้ว|ไม่คำนวณแล้ว|cancel|stop|never mind|quit)/i;
const CORRECTION = /^(ไม่ใช่|ไม่ครับ|ไม่ค่ะ|แก้|เปลี่ยนเป็น|ผิด|ขอแก้|no,|not|actually|sorry)/i;
const WHAT_IF = /^(แล้ว|ถ้า|และ|งั้น|สมมติ|what if|and if|if)|(ล่ะ|หละ)\s*(ค่ะ|ครับ)?\??$/i;

/** The flow that an utterance starts: its topic is a flow's, or a neighbour's and the slots that make it one are there. */
export function startFlow(turn: Turn, topic: string): Outcome | undefined {
  const { content, text, meaning } = turn;
  for (const flow of content.flows) {
    const needed = flow.topic === topic ? [] : flow.also?.[topic];
    if (!needed) continue;
    const { slots, bad } = fillSlots(flow, text, meaning.entities);
    if (!needed.every((name) => slots[name] !== undefined)) continue;
    const { time } = meaning.entities;
    // "ปี 2572 หักเท่าไร": the rule of that time is the answer, not a question back
    if (time && Object.keys(slots).length === 0 && text) return undefined;
    return proceed(turn, flow, { flow: flow.id, slots, awaiting: undefined, retries: 0, ...(time ? { time } : {}) }, bad);
  }
  return undefined;
}

/** A turn while a flow waits for a value: cancel, correct, answer the question asked, or ask something else in between. */
export function continueFlow(turn: Turn): Outcome | undefined {
  const { session, text, meaning, content } = turn;
  const state = session.flow;
  const flow = state && content.flows.find((candidate) => candidate.id === state.flow);
  if (!state || !flow) return undefined;
  if (CANCEL.test(text)) return cancelFlow(turn);

  const awaited = flow.slots.find((slot) => slot.name === state.awaiting);
  const corrected = CORRECTION.test(text);
  const { slots: named, bad: badNamed } = fillSlots(flow, text, meaning.entities);
  const others = Object.fromEntries(Object.entries(named).filter(([name]) => name !== state.awaiting && (corrected || state.slots[name] === undefined)));
  const filled = awaited && fillSlot(awaited, text, meaning.entities, true);

  if (corrected && Object.keys(named).length > 0) {
    return proceed(turn, flow, { ...state, slots: { ...state.slots, ...named }, retries: 0 }, badNamed);
  }
  const elsewhere = meaning.outcome === 'answer' && meaning.topic !== flow.topic && !meaning.topic.startsWith('talk.');
  const question = isQuestion(text) && elsewhere;
  if (filled && 'value' in filled && !(question && awaited?.type === 'choice')) {
    return proceed(turn, flow, { ...state, slots: { ...state.slots, ...others, [awaited.name]: filled.value }, retries: 0 }, undefined);
  }
  // something else was said: the later steps answer it, and the flow is resumed behind
  const otherMatter = elsewhere || /^talk\.(upset|bot|goodbye|greet)$/.test(meaning.topic) || (isQuestion(text) && meaning.outcome !== 'answer' && !filled);
  if (otherMatter || findLifeEvent(content.lifeEvents, text, meaning.entities.time?.text)) return undefined;
  if (Object.keys(others).length > 0) return proceed(turn, flow, { ...state, slots: { ...state.slots, ...others } }, badNamed);
  return retry(turn, flow, state, awaited);
}

function isQuestion(text: string): boolean {
  return /ไหม|อะไร|อย่างไร|เท่าไหร่|ที่ไหน|เมื่อไหร่|ทำไม|กี่|ใคร|คือ|\?|what|how|where|when|why|can i|do i/.test(text);
}

export function cancelFlow(turn: Turn): Outcome {
  const flow = turn.content.flows.find((candidate) => candidate.id === turn.session.flow?.flow);
  delete turn.session.flow;
  return {
    says: [{ say: 'phrase', key: 'flow.cancelled' }],
    choices: turn.content.popular.slice(0, 3).map(topicChoice),
    topic: flow?.topic ?? 'none',
    outcome: 'answer',
    disposition: 'cancelled',
  };
}

/** One short restatement after an interruption. */
export function resumeFlow(turn: Turn): { says: Say[]; choices: Choice[] } | undefined {
  const { session, content } = turn;
  const flow = content.flows.find((candidate) => candidate.id === session.flow?.flow);
  const slot = flow?.slots.find((candidate) => candidate.name === session.flow?.awaiting);
  if (!flow || !slot) return undefined;
  return {
    says: [{ say: 'phrase', key: 'flow.resume', values: { title: flow.title[session.lang], prompt: slot.prompt[session.lang] } }],
    choices: slotChoices(slot, session.lang),
  };
}

/** Another value for a calculation just done: "แล้วถ้าลาออกเอง", "ไม่ใช่ เงินเดือน 25000". */
export function changeFinished(turn: Turn): Outcome | undefined {
  const { session, text, meaning, content } = turn;
  const done = session.finished;
  const flow = done && content.flows.find((candidate) => candidate.id === done.flow);
  if (!done || !flow) return undefined;
  const { slots } = fillSlots(flow, text, meaning.entities);
  if (Object.keys(slots).length === 0) return undefined;
  const other = meaning.outcome === 'answer' && meaning.topic !== flow.topic && !flow.also?.[meaning.topic] && meaning.confidence > 0.9;
  if (!(CORRECTION.test(text) || WHAT_IF.test(text)) || (other && !CORRECTION.test(text) && text.length > 24)) return undefined;
  return proceed(turn, flow, { ...done, slots: { ...done.slots, ...slots } }, undefined);
}

function proceed(turn: Turn, flow: Flow, state: FlowState, bad: { slot: Slot; value: number } | undefined): Outcome {
  const { session, content } = turn;
  session.failures = 0;
  if (bad && applies(bad.slot, state.slots, flow)) return retry(turn, flow, { ...state, awaiting: bad.slot.name }, bad.slot);
  const slot = nextSlot(flow, state.slots);
  if (slot) {
    session.flow = { ...state, awaiting: slot.name };
    const says: Say[] = [{ say: 'text', text: slot.prompt[session.lang] }];
    return { says, choices: slotChoices(slot, session.lang), topic: flow.topic, outcome: 'ask', disposition: 'asked_slot' };
  }
  delete session.flow;
  session.finished = { ...state, awaiting: undefined };
  const time = turn.meaning.entities.time ?? state.time;
  const { today } = turn.input;
  const day = time && !(time.from <= today && today <= time.until) ? (time.until < today ? time.until : time.from) : today;
  try {
    const calculation = runCalculator(flow.result.calculator, content.facts, day, withDefaults(flow, state.slots));
    session.last = { topic: flow.topic, day };
    return {
      says: [{ say: 'calculation', calculation, title: flow.title[session.lang] }],
      choices: (flow.next ?? []).map(topicChoice),
      topic: flow.topic,
      outcome: 'answer',
      disposition: 'answered_calculation',
    };
  } catch (error) {
    if (!(error instanceof OutsidePeriodError)) throw error;
    const { knownFrom, knownUntil } = error.reading;
    return {
      says: [
        {
          say: 'phrase',
          key: knownUntil ? 'date-unknown.span' : 'date-unknown.from',
          values: {
            title: flow.title[session.lang],
            day: formatDay(day, session.lang),
            from: formatDay(knownFrom, session.lang),
            until: knownUntil ? formatDay(knownUntil, session.lang) : '',
          },
        },
      ],
      choices: [AGENT_CHOICE],
      topic: flow.topic,
      outcome: 'answer',
      disposition: 'refused_date',
    };
  }
}

function retry(turn: Turn, flow: Flow, state: FlowState, slot: Slot | undefined): Outcome {
  const { session } = turn;
  const retries = state.retries + 1;
  const choices = slot ? slotChoices(slot, session.lang) : [CANCEL_CHOICE];
  session.flow = { ...state, awaiting: slot?.name, retries };
  const says: Say[] = slot ? [{ say: 'text', text: slot.retry[session.lang] }] : [];
  if (retries > (flow.retries ?? DEFAULT_RETRIES)) {
    return {
      says: [...says, { say: 'phrase', key: 'flow.offer-person' }],
      choices: [AGENT_CHOICE, CANCEL_CHOICE],
      topic: flow.topic,
      outcome: 'ask',
      disposition: 'offered_person',
    };
  }
  return { says, choices, topic: flow.topic, outcome: 'ask', disposition: 'asked_slot' };
}

function slotChoices(slot: Slot, lang: 'th' | 'en'): Choice[] {
  const options = (slot.options ?? []).map((option) => ({ id: `slot:${slot.name}:${option.value}`, label: { text: option.label[lang] } }));
  return [...options, CANCEL_CHOICE];
}

/** A button of a slot was pressed. */
export function takeSlotChoice(turn: Turn, name: string, value: string): Outcome | undefined {
  const { session, content } = turn;
  const state = session.flow;
  const flow = content.flows.find((candidate) => candidate.id === state?.flow);
  const slot = flow?.slots.find((candidate) => candidate.name === name);
  const option = slot?.options?.find((candidate) => String(candidate.value) === value);
  if (!state || !flow || !slot || !option) return undefined;
  return proceed(turn, flow, { ...state, slots: { ...state.slots, [slot.name]: option.value }, retries: 0 }, undefined);
}
