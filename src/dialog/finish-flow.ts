import { type Day, formatDay } from '../knowledge/calendar.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import type { NamedTime } from '../understanding/dates.ts';
import { AGENT_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { Effect } from './effects.ts';
import { type CalculatorName, CONFIRM, type Flow, withDefaults } from './flow.ts';
import { runCalculator } from './run-calculator.ts';
import type { FlowState, SlotValue } from './session.ts';

const YEARLY = 'yearly';
/** The slot for months of contributions paid; its default, 0, stands for not known. */
const MONTHS = 'months';

/** Every value is there: a calculation is answered, an effect is asked for. */
export function finishFlow(turn: Turn, flow: Flow, state: FlowState): Outcome {
  const { result } = flow;
  if ('calculator' in result) return calculate(turn, flow, state, result.calculator);
  // the flow stays until the effect is done, so that nothing typed is lost when it fails
  turn.session.flow = { ...state, awaiting: CONFIRM };
  const values = withDefaults(flow, state.slots);
  const fields = result.with ? Object.fromEntries(Object.entries(result.with).map(([field, slot]) => [field, values[slot] ?? ''])) : values;
  return { says: [], choices: [], effects: [effectOf(result.effect, fields)], topic: flow.topic, outcome: 'answer', disposition: 'done' };
}

function effectOf(effect: string, fields: Record<string, SlotValue>): Effect {
  const text = (name: string): string => String(fields[name] ?? '');
  switch (effect) {
    case 'callback': {
      const [from = '', until = ''] = text('window').split('/');
      return { effect: 'callback', phone: text('phone'), about: text('about'), window: { from, until } };
    }
    case 'change-hospital':
      // the yearly change needs no reason
      return { effect: 'change-hospital', hospitalId: text('hospital'), reason: text('reason') === YEARLY ? undefined : text('reason') };
    case 'feedback':
      return { effect: 'feedback', about: text('about'), helpful: false, reason: text('reason') };
    default:
      return { effect: 'complaint', values: fields };
  }
}

/**
 * Months paid were named and are too few for this calculator's benefit: that is the answer, whatever else is not known yet.
 * @param topic what was asked about; a follow-up stays with it.
 */
export function tooFewMonths(turn: Turn, flow: Flow, slots: Record<string, SlotValue>, topic: string): Outcome | undefined {
  const { result } = flow;
  const { section } = turn.meaning.entities;
  const months = flow.slots.find((slot) => slot.name === MONTHS && slot.default !== undefined);
  if (!('calculator' in result) || !months || slots[MONTHS] === undefined) return undefined;
  // a section that this benefit has another rule for, or none, is answered by the entry
  const sections = flow.slots.find((slot) => slot.name === 'section')?.options?.map((option) => String(option.value)) ?? ['33'];
  if (section && !sections.includes(section)) return undefined;
  const { day, time } = dayOf(turn, undefined);
  try {
    const calculation = runCalculator(result.calculator, turn.content.facts, day, { ...withDefaults(flow, slots), reason: slots.reason ?? 'laid-off' });
    if (!calculation.lines.some((line) => line.key.endsWith('.too-few-months'))) return undefined;
    const { session } = turn;
    delete session.flow;
    session.failures = 0;
    session.last = { topic, day, ...(section ? { section } : {}), ...(time ? { time } : {}) };
    session.finished = { flow: flow.id, slots, awaiting: undefined, retries: 0, ...(time ? { time } : {}) };
    return {
      says: [{ say: 'calculation', calculation, title: flow.title[session.lang] }],
      choices: [...new Set([topic, ...(flow.next ?? [])])]
        .filter((id) => id !== flow.topic)
        .slice(0, 4)
        .map(topicChoice),
      topic,
      outcome: 'answer',
      disposition: 'answered_calculation',
    };
  } catch (error) {
    if (error instanceof OutsidePeriodError) return undefined;
    throw error;
  }
}

/** The day a calculation is for: today, or the end of the time named that lies nearest. */
function dayOf({ meaning, input: { today } }: Turn, before: NamedTime | undefined): { day: Day; time: NamedTime | undefined } {
  const time = meaning.entities.time ?? before;
  const day = time && !(time.from <= today && today <= time.until) ? (time.until < today ? time.until : time.from) : today;
  return { day, time };
}

function calculate(turn: Turn, flow: Flow, state: FlowState, calculator: CalculatorName): Outcome {
  const { session, content } = turn;
  delete session.flow;
  session.finished = { ...state, awaiting: undefined };
  const { day } = dayOf(turn, state.time);
  session.last = { topic: flow.topic, day };
  try {
    const calculation = runCalculator(calculator, content.facts, day, withDefaults(flow, state.slots));
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
