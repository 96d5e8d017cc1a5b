import { formatDay } from '../knowledge/calendar.ts';
import { OutsidePeriodError } from '../knowledge/facts.ts';
import { AGENT_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { Effect } from './effects.ts';
import { type CalculatorName, CONFIRM, type Flow, withDefaults } from './flow.ts';
import { runCalculator } from './run-calculator.ts';
import type { FlowState, SlotValue } from './session.ts';

const YEARLY = 'yearly';

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

function calculate(turn: Turn, flow: Flow, state: FlowState, calculator: CalculatorName): Outcome {
  const { session, content } = turn;
  delete session.flow;
  session.finished = { ...state, awaiting: undefined };
  const time = turn.meaning.entities.time ?? state.time;
  const { today } = turn.input;
  const day = time && !(time.from <= today && today <= time.until) ? (time.until < today ? time.until : time.from) : today;
  try {
    const calculation = runCalculator(calculator, content.facts, day, withDefaults(flow, state.slots));
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
