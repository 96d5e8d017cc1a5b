import { maskPersonal } from '../understanding/mask-personal.ts';
import { AGENT_CHOICE, CANCEL_CHOICE, topicChoice, YES_CHOICE } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { type Filled, fillSlot, fillSlots } from './fill-slots.ts';
import { finishFlow, tooFewMonths } from './finish-flow.ts';
import { applies, CONFIRM, type Flow, nextSlot, type Slot } from './flow.ts';
import { asksOfSection, residue } from './follow-up.ts';
import { findLifeEvent } from './life-event.ts';
import { needPerson } from './need-person.ts';
import type { Say } from './say.ts';
import { fillSlotWords, slotChoices } from './say-slot.ts';
import type { Choice, FlowState, SlotValue } from './session.ts';
import type { SlotContext } from './slot-context.ts';

const DEFAULT_RETRIES = 2;
const CANCEL = /^(ขอ)?(ยกเลิก|เลิก(?!จ้าง|กิจการ)|ไม่เอาแล้ว|พอแล้ว|หยุด(?!งาน)|ไม่คิดแล้ว|ไม่คำนวณแล้ว|cancel|stop|never mind|quit)/i;
const CORRECTION = /^(ไม่ใช่|ไม่ครับ|ไม่ค่ะ|แก้|เปลี่ยนเป็น|ผิด|ขอแก้|no,|not|actually|sorry)/i;
const WHAT_IF = /^(แล้ว|ถ้า|และ|งั้น|สมมติ|what if|what about|how about|and|if)|(ล่ะ|หละ)\s*(ค่ะ|ครับ)?\??$/i;
const YES = /^(ใช่|ส่ง(เลย|ได้)|ถูก|ถูกต้อง|ยืนยัน|ตกลง|โอเค|ok|okay|ได้เลย|ได้|เอา|ครับ|ค่ะ|yes|yep|confirm|correct|right)/i;
const NO = /^(ไม่|ผิด|แก้|no\b|wrong|change)/i;
/** A clear question in the midst of a free text is a question, not the text. */
const SURE = 0.9;

/** The flow that an utterance starts: its topic is a flow's, or a neighbour's and the slots that make it one are there. */
export function startFlow(turn: Turn, topic: string): Outcome | undefined {
  const { content, text, meaning } = turn;
  for (const flow of content.flows) {
    const needed = flow.topic === topic ? [] : flow.also?.[topic];
    if (!needed) continue;
    const { slots, bad } = fillSlots(flow, slotContext(turn));
    const short = tooFewMonths(turn, flow, slots, topic);
    if (short) return short;
    if (!needed.every((name) => slots[name] !== undefined)) continue;
    const { time } = meaning.entities;
    // "ปี 2572 หักเท่าไร": the rule of that time is the answer, not a question back
    if ('calculator' in flow.result && time && Object.keys(slots).length === 0 && text) return undefined;
    const missing = flow.signIn === undefined ? undefined : needPerson(turn, flow.topic, flow.signIn);
    if (missing) return missing;
    return proceed(turn, flow, { flow: flow.id, slots, awaiting: undefined, retries: 0, ...(time ? { time } : {}) }, bad, true);
  }
  return undefined;
}

function slotContext({ text, input, meaning, content }: Turn): Omit<SlotContext, 'asked'> {
  return { text, typed: maskPersonal(input.text ?? '', ['phone']).masked, entities: meaning.entities, now: input.now, office: content.office };
}

/** A turn while a flow waits for a value: cancel, correct, answer the question asked, or ask something else in between. */
export function continueFlow(turn: Turn): Outcome | undefined {
  const { session, text, meaning, content } = turn;
  const state = session.flow;
  const flow = state && content.flows.find((candidate) => candidate.id === state.flow);
  if (!state || !flow) return undefined;
  if (CANCEL.test(text)) return cancelFlow(turn);

  const context = slotContext(turn);
  const awaited = flow.slots.find((slot) => slot.name === state.awaiting);
  const corrected = CORRECTION.test(text);
  const { slots: named, bad: badNamed } = fillSlots(flow, context);
  const others = Object.fromEntries(Object.entries(named).filter(([name]) => name !== state.awaiting && (corrected || state.slots[name] === undefined)));
  const filled = awaited && fillSlot(awaited, { ...context, asked: true });
  if (isCommand(turn, flow) && awaited?.type !== 'about' && !(awaited?.type === 'choice' && filled)) return undefined;

  if ((corrected || state.awaiting === CONFIRM) && (Object.keys(named).length > 0 || badNamed)) {
    return proceed(turn, flow, { ...state, slots: { ...state.slots, ...named }, retries: 0 }, badNamed);
  }
  const elsewhere = meaning.outcome === 'answer' && meaning.topic !== flow.topic && !meaning.topic.startsWith('talk.');
  const question = isQuestion(text) && elsewhere;
  if (filled && 'value' in filled && !(question && staysQuestion(awaited, meaning.confidence))) {
    return proceed(turn, flow, { ...state, slots: { ...state.slots, ...others, [awaited.name]: filled.value }, retries: 0 }, undefined);
  }
  if (state.awaiting === CONFIRM && !question) return confirmAnswer(turn, flow, state);
  if (awaited?.type === 'hospital' && !question && text) {
    return {
      says: [],
      choices: [],
      effects: [{ effect: 'hospitals', near: context.typed.slice(0, 60) }],
      topic: flow.topic,
      outcome: 'ask',
      disposition: 'asked_slot',
    };
  }
  // a day was named on which nobody calls: "วันจันทร์" also reads like a greeting
  if (awaited?.type === 'window' && filled && !question) return retry(turn, flow, state, awaited, filled);
  // something else was said: the later steps answer it, and the flow is resumed behind
  const otherMatter = elsewhere || /^talk\.(upset|bot|goodbye|greet)$/.test(meaning.topic) || (isQuestion(text) && meaning.outcome !== 'answer' && !filled);
  if (otherMatter || findLifeEvent(content.lifeEvents, text, meaning.entities.time?.text)) return undefined;
  if (Object.keys(others).length > 0) return proceed(turn, flow, { ...state, slots: { ...state.slots, ...others } }, badNamed);
  return retry(turn, flow, state, awaited, filled);
}

/** Whether a question is one, though the slot would take any words. */
function staysQuestion(slot: Slot | undefined, confidence: number): boolean {
  if (slot?.type === 'about') return false;
  return slot?.type === 'choice' || (slot?.type === 'text' && confidence >= SURE);
}

const COMMANDS = /^action\.(privacy|agent|repeat|language)$/;
const LONGEST_COMMAND = 30;

/** "ออกจากระบบ", "ขอคุยกับเจ้าหน้าที่": done at once, also where any words would be taken as the answer. */
function isCommand({ meaning, text }: Turn, flow: Flow): boolean {
  if (meaning.outcome !== 'answer' || meaning.confidence < SURE || text.length > LONGEST_COMMAND) return false;
  return COMMANDS.test(meaning.topic) && meaning.topic !== flow.topic;
}

function isQuestion(text: string): boolean {
  return /ไหม|อะไร|อย่างไร|เท่าไหร่|ที่ไหน|เมื่อไหร่|ทำไม|กี่|ใคร|คือ|\?|\b(what|how|where|when|why|can i|do i)\b/.test(text);
}

function confirmAnswer(turn: Turn, flow: Flow, state: FlowState): Outcome {
  if (YES.test(turn.text)) return finishFlow(turn, flow, state);
  if (NO.test(turn.text)) return askWhatToCorrect(turn, flow);
  return retry(turn, flow, state, undefined, undefined);
}

function askWhatToCorrect(turn: Turn, flow: Flow): Outcome {
  const { lang } = turn.session;
  const choices: Choice[] = flow.slots
    .filter((slot) => slot.label && applies(slot, turn.session.flow?.slots ?? {}, flow))
    .map((slot) => ({ id: `correct:${slot.name}`, label: { text: slot.label?.[lang] ?? slot.name } }));
  return {
    says: [{ say: 'phrase', key: 'flow.what-to-correct' }],
    choices: [...choices, CANCEL_CHOICE],
    topic: flow.topic,
    outcome: 'ask',
    disposition: 'asked_slot',
  };
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
  const state = session.flow;
  const flow = content.flows.find((candidate) => candidate.id === state?.flow);
  if (!flow || !state) return undefined;
  if (state.awaiting === CONFIRM) {
    const { says, choices } = readBack(turn, flow, state);
    return { says, choices };
  }
  const slot = flow.slots.find((candidate) => candidate.name === state.awaiting);
  if (!slot) return undefined;
  return {
    says: [{ say: 'phrase', key: 'flow.resume', values: { title: flow.title[session.lang], prompt: slot.prompt[session.lang] } }],
    choices: slotChoices(turn, slot),
  };
}

const VALUE = /\d+(\.\d+)?\s*(k|พัน|หมื่น|แสน|ล้าน)?\s*(บาท|วัน|เดือน|ปี|baht|days?|months?|years?)?|เงินเดือน|ค่าจ้าง|ค่าแรง|รายได้|salary|wage/g;
const LONGEST_VALUE = 40;

/** Another value for a calculation just done: "แล้วถ้าลาออกเอง", "แล้วปี 2572 ล่ะ", "นายจ้างจ่าย 30 วัน", "ไม่ใช่ เงินเดือน 25000". */
export function changeFinished(turn: Turn): Outcome | undefined {
  const { session, text, meaning, content } = turn;
  const done = session.finished;
  const flow = done && content.flows.find((candidate) => candidate.id === done.flow);
  if (!done || !flow || asksOfSection(turn)) return undefined;
  const { slots, claimed } = fillSlots(flow, slotContext(turn));
  const { time, times = [] } = meaning.entities;
  const values = Object.keys(slots).length > 0;
  const timeOnly = time !== undefined && (meaning.aspect === undefined || meaning.aspect === 'amount');
  if (!values && !timeOnly) return undefined;

  const bare = residue(text.replace(VALUE, ''), time ? [time, ...times] : []).length <= 2;
  const value = bare || (claimed && text.length <= LONGEST_VALUE && meaning.outcome !== 'answer');
  const what = CORRECTION.test(text) || WHAT_IF.test(text);
  if (!value && !(values && what)) return undefined;
  const other = meaning.outcome === 'answer' && meaning.topic !== flow.topic && !flow.also?.[meaning.topic] && meaning.confidence > SURE;
  if (other && !value && !CORRECTION.test(text) && text.length > 24) return undefined;
  return proceed(turn, flow, { ...done, ...(time ? { time } : {}), slots: { ...done.slots, ...slots } }, undefined);
}

function proceed(turn: Turn, flow: Flow, state: FlowState, bad: { slot: Slot; value: SlotValue } | undefined, first = false): Outcome {
  const { session } = turn;
  session.failures = 0;
  if (bad && applies(bad.slot, state.slots, flow)) return retry(turn, flow, { ...state, awaiting: bad.slot.name }, bad.slot, { bad: bad.value });
  const short = tooFewMonths(turn, flow, state.slots, flow.topic);
  if (short) return short;
  const slot = nextSlot(flow, state.slots);
  const intro: Say[] = first && flow.intro ? [{ say: 'text', text: flow.intro[session.lang] }] : [];
  if (slot) {
    session.flow = { ...state, awaiting: slot.name };
    const says: Say[] = [...intro, { say: 'text', text: slot.prompt[session.lang] }];
    return { says, choices: slotChoices(turn, slot), topic: flow.topic, outcome: 'ask', disposition: 'asked_slot' };
  }
  return flow.confirm ? readBack(turn, flow, state) : finishFlow(turn, flow, state);
}

/** The values read back, to be confirmed or corrected. */
function readBack(turn: Turn, flow: Flow, state: FlowState): Outcome {
  const { session, content } = turn;
  session.flow = { ...state, awaiting: CONFIRM };
  const text = fillSlotWords(flow.confirm?.[session.lang] ?? '', flow, state, content, session.lang);
  return {
    says: [{ say: 'text', text }],
    choices: [YES_CHOICE, { id: 'correct:', label: { key: 'choice.correct' } }, CANCEL_CHOICE],
    topic: flow.topic,
    outcome: 'ask',
    disposition: 'asked_slot',
  };
}

function retry(turn: Turn, flow: Flow, state: FlowState, slot: Slot | undefined, filled: Filled): Outcome {
  const { session } = turn;
  const retries = state.retries + 1;
  session.flow = { ...state, awaiting: slot?.name ?? state.awaiting, retries };
  const says: Say[] = slot ? [{ say: 'text', text: slot.retry[session.lang] }] : [{ say: 'phrase', key: 'flow.confirm-again' }];
  const closed = slot?.type === 'window' && filled && 'bad' in filled;
  if (closed) says.unshift({ say: 'phrase', key: 'flow.closed-then' });
  if (retries > (flow.retries ?? DEFAULT_RETRIES)) {
    return {
      says: [...says, { say: 'phrase', key: 'flow.offer-person' }],
      choices: [AGENT_CHOICE, CANCEL_CHOICE],
      topic: flow.topic,
      outcome: 'ask',
      disposition: 'offered_person',
    };
  }
  const choices = slot ? slotChoices(turn, slot) : [YES_CHOICE, { id: 'correct:', label: { key: 'choice.correct' } } as const, CANCEL_CHOICE];
  return { says, choices, topic: flow.topic, outcome: 'ask', disposition: 'asked_slot' };
}

/** A button of a slot was pressed. */
export function takeSlotChoice(turn: Turn, name: string, value: string): Outcome | undefined {
  const { session } = turn;
  const { flow, state } = runningFlow(turn);
  const slot = flow?.slots.find((candidate) => candidate.name === name);
  if (!state || !flow || !slot) return undefined;
  const offered = session.choices.find((choice) => choice.id === `slot:${name}:${value}`);
  const option = slot.options?.find((candidate) => String(candidate.value) === value);
  if (!option && !offered) return undefined;
  const label = slot.type === 'hospital' && offered && 'text' in offered.label ? { labels: { ...state.labels, [name]: offered.label.text } } : {};
  return proceed(turn, flow, { ...state, ...label, slots: { ...state.slots, [name]: option?.value ?? value }, retries: 0 }, undefined);
}

/** A button under the values read back: `yes`, or a slot to be corrected; without a name, which one is asked. */
export function takeConfirmChoice(turn: Turn, kind: 'yes' | 'correct', name: string): Outcome | undefined {
  const { flow, state } = runningFlow(turn);
  if (!flow || !state || state.awaiting !== CONFIRM) return undefined;
  if (kind === 'yes') return finishFlow(turn, flow, state);
  const slot = flow.slots.find((candidate) => candidate.name === name);
  if (!slot) return askWhatToCorrect(turn, flow);
  const { [name]: _, ...slots } = state.slots;
  return proceed(turn, flow, { ...state, slots, retries: 0 }, undefined);
}

/** The flow that waits, with its state. */
export function runningFlow({ session, content }: Turn): { flow: Flow | undefined; state: FlowState | undefined } {
  return { flow: content.flows.find((candidate) => candidate.id === session.flow?.flow), state: session.flow };
}
