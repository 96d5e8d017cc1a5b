import { formatDay } from '../knowledge/calendar.ts';
import { formatWindow } from '../knowledge/office-hours.ts';
import { answerTopic } from './answer-topic.ts';
import { AGENT_CHOICE, CALLBACK_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { Effect, EffectResult } from './effects.ts';
import { CONFIRM } from './flow.ts';
import { needPerson } from './need-person.ts';
import { FACE_CHECKED, LOOKUP_LEVELS, lookupOf, openTopic, otherWays } from './open-topic.ts';
import { personalAnswer } from './personal/personal-answer.ts';
import { resumeFlow, runningFlow } from './run-flow.ts';
import type { Line, Say } from './say.ts';
import { phoneInGroups, slotChoices } from './say-slot.ts';
import type { Choice } from './session.ts';
import { takeNotice } from './take-notice.ts';
import { signedInWithPerson, takeHandoffEnded, takePersonEvent, WAITING_CHOICES } from './with-person.ts';

const HOSPITALS_SHOWN = 4;

/** What an effect has led to, told to the person. */
export function takeResult(turn: Turn): Outcome | undefined {
  const { result } = turn.input;
  if (!result) return undefined;
  if (result.result === 'signed-in') return resumeWaiting(turn, 'signed-in');
  if (result.result === 'back' && !turn.input.person) {
    // a link to sign in can only be made for the browser that asks for it
    const topic = `lookup.${result.lookup}`;
    return { says: [{ say: 'phrase', key: 'lookup.back-sign-in' }], choices: [topicChoice(topic)], topic, outcome: 'answer', disposition: 'asked_sign_in' };
  }
  if (result.result === 'back') {
    const outcome = openTopic(turn, { topic: `lookup.${result.lookup}` });
    return { ...outcome, says: [{ say: 'phrase', key: 'lookup.back' }, ...outcome.says] };
  }
  if (result.result === 'handoff' || result.result === 'agent-said') return takePersonEvent(turn, result);
  if (result.result === 'notice' || result.result === 'answered') return takeNotice(turn, result);
  if (result.result === 'failed') return failed(turn, result.of, result.why, result.detail);
  return told(turn, result);
}

type Done = Exclude<EffectResult, { result: 'failed' }>;

function told(turn: Turn, result: Done): Outcome {
  const { session, input, content } = turn;
  const { lang } = session;
  const phrase = (key: string, values?: Record<string, string | number>): Say => ({ say: 'phrase', key, ...(values ? { values } : {}) });
  const outcome = (topic: string, says: Say[], choices: Choice[] = popular(turn), disposition: Outcome['disposition'] = 'done'): Outcome => ({
    says,
    choices,
    topic,
    outcome: 'answer',
    disposition,
  });
  switch (result.result) {
    case 'looked-up': {
      const told = personalAnswer(result.lookup, result.data, { facts: content.facts, today: input.today, lang });
      if (!told) return failed(turn, { effect: 'lookup', lookup: result.lookup }, 'not-found');
      session.last = { topic: told.answer.topic, day: input.today };
      return outcome(told.answer.topic, [{ say: 'personal', personal: told.answer }], told.next.map(topicChoice), 'answered_personal');
    }
    case 'will-answer-later':
      return outcome(`lookup.${result.lookup}`, [phrase('lookup.later')], otherWays(turn));
    case 'hospitals':
      return hospitals(turn, result.hospitals);
    case 'hospital-changed':
      delete session.flow;
      return outcome(
        'action.hospital-change',
        [phrase('hospital.changed', { hospital: result.hospital, from: formatDay(result.from, lang), reference: result.reference })],
        ['lookup.hospital', 'sickness.medical'].map(topicChoice),
      );
    case 'sign-in-link':
      return {
        says: [phrase('sign-in.why'), { say: 'link', key: 'sign-in.link', values: { minutes: result.minutes }, label: 'sign-in.label', url: result.url }],
        choices: otherWays(turn),
        topic: session.waiting?.topic ?? 'lookup.status',
        outcome: 'ask',
        disposition: 'asked_sign_in',
      };
    case 'identify':
      return {
        says: [phrase('voice:identify.why')],
        choices: [],
        topic: session.waiting?.topic ?? 'lookup.status',
        outcome: 'ask',
        disposition: 'asked_sign_in',
      };
    case 'signed-out':
      delete session.waiting;
      return outcome('action.privacy', [phrase(result.unlinked ? 'line-linking:unlinked' : 'sign-in.signed-out')]);
    case 'consented': {
      const next = resumeWaiting(turn, 'consented');
      return { ...next, says: [phrase('consent.given', { receipt: result.receipt }), ...next.says] };
    }
    case 'consent-withdrawn':
      return outcome('action.privacy', [phrase('consent.withdrawn')]);
    case 'kept': {
      if (result.kept.length === 0) return outcome('action.privacy', [phrase('privacy.nothing')]);
      const lines = result.kept.map<Line>(({ what, count, until }) => ({
        key: `kept.${what}`,
        values: { count, until: until ? formatDay(until.slice(0, 10), lang) : '-' },
      }));
      const choices: Choice[] = ['export', 'erase'].map((name) => ({ id: `privacy:${name}`, label: { key: `privacy.choice.${name}` } }));
      return outcome(
        'action.privacy',
        [{ say: 'personal', personal: { topic: 'action.privacy', lead: [{ key: 'kept.lead' }], details: lines, follows: [] } }],
        choices,
      );
    }
    case 'export-link':
      return outcome('action.privacy', [
        {
          say: 'link',
          key: result.anyBrowser ? 'line-linking:copy-link' : 'privacy.export-link',
          values: { minutes: result.minutes },
          label: 'privacy.export-label',
          url: result.url,
        },
      ]);
    case 'erased':
      return outcome('action.privacy', [phrase('privacy.erased', { receipt: result.receipt })]);
    case 'callback-booked':
      delete session.flow;
      delete session.openCallback;
      return outcome('action.callback', [
        phrase('callback.booked', { window: formatWindow(result.window, lang), phone: phoneInGroups(result.phone), reference: result.reference }),
      ]);
    case 'callback-exists':
      delete session.flow;
      session.openCallback = result.reference;
      return outcome(
        'action.callback',
        [phrase('callback.exists', { window: formatWindow(result.window, lang), phone: phoneInGroups(result.phone), reference: result.reference })],
        [
          { id: `callback:cancel:${result.reference}`, label: { key: 'callback.cancel' } },
          { id: 'callback:keep', label: { key: 'callback.keep' } },
        ],
      );
    case 'callback-exists-elsewhere':
      delete session.flow;
      return outcome('action.callback', [phrase('callback.exists-elsewhere')]);
    case 'callback-cancelled':
      delete session.openCallback;
      return outcome('action.callback', [phrase('callback.cancelled', { reference: result.reference })], [CALLBACK_CHOICE, ...popular(turn).slice(0, 2)]);
    case 'callbacks-open': {
      const [first] = result.callbacks;
      if (!first) return outcome('action.callback', [phrase('callback.none')], [CALLBACK_CHOICE]);
      return outcome(
        'action.callback',
        result.callbacks.map((callback) => phrase('callback.open', { window: formatWindow(callback.window, lang), reference: callback.reference })),
        result.callbacks
          .slice(0, 3)
          .map(({ reference }) => ({ id: `callback:cancel:${reference}`, label: { key: 'callback.cancel-one', values: { reference } } })),
      );
    }
    case 'complaint-filed':
      delete session.flow;
      return outcome('action.complaint', [phrase('complaint.filed', { reference: result.reference })]);
    case 'complaint-status':
      return outcome('action.complaint', [
        phrase(`complaint.state.${result.state}`, {
          reference: result.reference,
          filed: formatDay(result.filed.slice(0, 10), lang),
          answer: result.answer ?? '-',
        }),
      ]);
    case 'feedback-kept': {
      // a word on an answer given in the midst of a form leaves the form where it is
      const resumed = resumeFlow(turn);
      return outcome('talk.thanks', [phrase('feedback.thanks'), ...(resumed?.says ?? [])], resumed?.choices);
    }
    case 'will-tell':
      return outcome('action.agent', [phrase('notices:answered.will-tell')]);
    case 'handed-over':
      if (result.here) session.handoff = { state: 'waiting' };
      return outcome('action.agent', [phrase('handoff.queued', { position: result.position })], result.here ? WAITING_CHOICES : [], 'handed_over');
    case 'handoff-ended':
      return takeHandoffEnded(turn, result.how);
    case 'nobody-free':
      return outcome(
        'action.agent',
        [phrase(result.open ? 'handoff.nobody-free' : 'handoff.closed')],
        [CALLBACK_CHOICE, topicChoice('channel.office')],
        'offered_person',
      );
  }
}

function popular({ content }: Turn): Choice[] {
  return content.popular.slice(0, 3).map(topicChoice);
}

/** What the person wanted before they had to sign in or consent. */
function resumeWaiting(turn: Turn, after: 'signed-in' | 'consented'): Outcome {
  const { session, input } = turn;
  const topic = session.waiting?.topic;
  const withAgent = signedInWithPerson(turn);
  if (withAgent) return withAgent;
  const hello: Say[] = after === 'signed-in' ? [{ say: 'phrase', key: 'sign-in.hello', values: { name: input.person?.name ?? '' } }] : [];
  if (!topic) return { says: hello, choices: popular(turn), topic: 'lookup.status', outcome: 'answer', disposition: 'done' };
  delete session.waiting;
  const { flow } = runningFlow(turn);
  // a form that was filled in before the sign-in ran out goes on where it stood
  const resumed = flow?.topic === topic && flow.signIn !== undefined && !needPerson(turn, topic, flow.signIn) ? resumeFlow(turn) : undefined;
  const outcome: Outcome = resumed ? { ...resumed, topic, outcome: 'ask', disposition: 'asked_slot' } : openTopic(turn, { topic });
  return { ...outcome, says: [...hello, ...outcome.says] };
}

function hospitals(turn: Turn, found: { id: string; name: string; province: string; full: boolean }[]): Outcome {
  const { flow, state } = runningFlow(turn);
  const slot = flow?.slots.find((candidate) => candidate.name === state?.awaiting);
  const base = { topic: 'action.hospital-change', outcome: 'ask' as const, disposition: 'asked_slot' as const };
  if (!flow || !slot) return { ...base, says: [{ say: 'phrase', key: 'stale-choice' }], choices: popular(turn), outcome: 'answer' };
  const free = found.filter(({ full }) => !full);
  if (free.length === 0) {
    const says: Say[] = found.length > 0 ? [{ say: 'phrase', key: 'hospital.all-full' }] : [{ say: 'text', text: slot.retry[turn.session.lang] }];
    return { ...base, says, choices: slotChoices(turn, slot) };
  }
  const choices: Choice[] = free
    .slice(0, HOSPITALS_SHOWN)
    .map(({ id, name, province }) => ({ id: `slot:${slot.name}:${id}`, label: { text: `${name} (${province})` } }));
  return { ...base, says: [{ say: 'phrase', key: 'hospital.which' }], choices: [...choices, ...slotChoices(turn, slot)] };
}

/** What an effect is about, whatever form waits. */
function topicOf(of: Effect): string | undefined {
  if (of.effect === 'lookup' || of.effect === 'lookup-later') return `lookup.${of.lookup}`;
  if (['privacy', 'withdraw-consent', 'consent', 'sign-out'].includes(of.effect)) return 'action.privacy';
  if (of.effect === 'complaint-status') return 'action.complaint';
  if (of.effect === 'cancel-callback' || of.effect === 'callbacks-open') return 'action.callback';
  return undefined;
}

/** It could not be done: kindly said, with a way on; what was typed is kept. */
function failed(turn: Turn, of: Effect, why: string, detail?: string): Outcome {
  const { session, content } = turn;
  const { flow, state } = runningFlow(turn);
  const topic = topicOf(of) ?? flow?.topic ?? 'action.agent';
  const base = { topic, outcome: 'answer' as const, disposition: 'failed_connector' as const };
  if (why === 'not-signed-in') {
    session.waiting = { topic };
    const lookup = lookupOf(topic);
    const level = (lookup ? LOOKUP_LEVELS[lookup] : flow?.signIn) ?? FACE_CHECKED;
    return { ...base, says: [], choices: [], effects: [{ effect: 'sign-in', level }], outcome: 'ask', disposition: 'asked_sign_in' };
  }
  if (of.effect === 'sign-in' && why === 'refused') {
    // this channel knows who it is, but not as surely as this needs
    const wanted = session.waiting?.topic ?? topic;
    delete session.waiting;
    const says: Say[] = [{ say: 'phrase', key: 'voice:identify.needs-more' }];
    return { ...base, says, choices: [AGENT_CHOICE, CALLBACK_CHOICE], topic: wanted, disposition: 'offered_person' };
  }
  if (of.effect === 'sign-in') {
    // no sign-in on this channel, or not now: the general answer says where to look oneself
    const wanted = session.waiting?.topic ?? 'lookup.status';
    delete session.waiting;
    const outcome = answerTopic(turn, { topic: wanted });
    return { ...outcome, says: [{ say: 'phrase', key: 'sign-in.unavailable' }, ...outcome.says], disposition: 'failed_connector' };
  }
  if (of.effect === 'hospitals') {
    const choices: Choice[] = [{ id: 'flow:cancel', label: { key: 'choice.cancel' } }, AGENT_CHOICE];
    return { ...base, says: [{ say: 'phrase', key: 'hospital.unavailable' }], choices };
  }
  if (of.effect === 'lookup') {
    if (why === 'not-found' && detail === 'nothing-kept')
      return { ...base, says: [{ say: 'phrase', key: 'lookup.nothing-kept' }], choices: [topicChoice('lookup.status'), topicChoice('membership.compare')] };
    if (why === 'not-found') return { ...base, says: [{ say: 'phrase', key: 'lookup.not-found' }], choices: [AGENT_CHOICE, topicChoice('membership.compare')] };
    const later: Choice = { id: `later:${of.lookup}`, label: { key: 'choice.later' } };
    return {
      ...base,
      says: [{ say: 'phrase', key: 'lookup.unavailable' }],
      choices: [later, CALLBACK_CHOICE, topicChoice(content.popular[0] ?? 'channel.office')],
    };
  }
  if (of.effect === 'change-hospital' && why === 'refused') {
    delete session.flow;
    const key = ['outside-window', 'full', 'not-insured', 'same'].includes(detail ?? '') ? `hospital.refused.${detail}` : 'hospital.refused.other';
    return { ...base, says: [{ say: 'phrase', key }], choices: [topicChoice('hospital.choose'), AGENT_CHOICE], disposition: 'done' };
  }
  if (of.effect === 'complaint-status' || of.effect === 'cancel-callback') {
    return { ...base, says: [{ say: 'phrase', key: 'reference-unknown' }], choices: [AGENT_CHOICE], disposition: 'asked_back' };
  }
  if (of.effect === 'handoff')
    return {
      ...base,
      says: [{ say: 'phrase', key: 'handoff.nobody-free' }],
      choices: [CALLBACK_CHOICE, topicChoice('channel.office')],
      disposition: 'offered_person',
    };
  const again: Choice[] =
    flow && state?.awaiting === CONFIRM
      ? [
          { id: 'yes', label: { key: 'choice.try-again' } },
          { id: 'flow:cancel', label: { key: 'choice.cancel' } },
        ]
      : [AGENT_CHOICE];
  return { ...base, says: [{ say: 'phrase', key: 'effect-failed' }], choices: again };
}
