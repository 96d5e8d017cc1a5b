import type { Lang } from '../knowledge/calendar.ts';
import { ASPECTS, type Aspect } from '../knowledge/topic.ts';
import type { Meaning } from '../understanding/understand.ts';
import { answerTopic } from './answer-topic.ts';
import { clarify, notUnderstood, readTogether } from './ask-back.ts';
import { AGENT_CHOICE, matchTypedChoice, topicChoice } from './choices.ts';
import type { DialogContent, Outcome, Turn, TurnInput, TurnResult } from './dialog.ts';
import { NUMBER_SLOTS } from './flow.ts';
import { aspectField, followUp, inContext, keptTime } from './follow-up.ts';
import { familyOf, inFamily } from './in-family.ts';
import { lifeEvent } from './life-event.ts';
import { openTopic } from './open-topic.ts';
import { takePrivacy } from './privacy.ts';
import { cancelFlow, changeFinished, continueFlow, resumeFlow, takeConfirmChoice, takeSlotChoice } from './run-flow.ts';
import type { Say } from './say.ts';
import type { Choice, Session } from './session.ts';
import { takeResult } from './take-result.ts';
import { takeConsent, takeReference, takeSmallChoice, withoutReference } from './take-small-choice.ts';
import { timesAsked } from './times-asked.ts';
import { sectionChoice, typedChoice } from './typed-choice.ts';
import { withPerson } from './with-person.ts';

const NOTHING: Meaning = { outcome: 'none', topic: 'none', confidence: 0, candidates: [], aspect: undefined, entities: {} };

/** The steps of a turn, in order; the first that has something to say ends it. */
const STEPS: ((turn: Turn) => Outcome | undefined)[] = [
  takeResult,
  withPerson,
  greetOnEmpty,
  takeChoice,
  takeReference,
  continueFlow,
  changeLanguage,
  repeat,
  readTogether,
  changeFinished,
  followUp,
  inContext,
  lifeEvent,
  inFamily,
  answerOrAsk,
];

/**
 * One turn: what a person said or chose, and what we answer. Pure: session and input in, a new session and things to say out.
 * @param input `text` or `choice`; `today` is the day in Thailand.
 */
export function takeTurn(content: DialogContent, before: Session, input: TurnInput): TurnResult {
  const session: Session = structuredClone(before);
  if (!input.result) session.turns++;
  const typed = input.text?.trim() ?? '';
  chooseLanguage(session, input, typed);
  const chosen = input.choice === undefined && typed ? choiceTyped(content, session, typed) : undefined;
  const choice = input.choice ?? chosen?.id;
  const turn: Turn = {
    content,
    session,
    input: { ...input, text: typed || undefined, choice },
    text: typed ? content.plainText(typed) : '',
    meaning: typed && !choice ? content.understand(typed, input.today) : NOTHING,
    unclear: session.unclear,
  };
  if (!input.result) delete session.unclear;

  const flowBefore = session.flow;
  let outcome: Outcome | undefined;
  for (const step of STEPS) {
    outcome = step(turn);
    if (outcome) break;
  }
  if (!outcome) throw new Error('no step answered'); // answerOrAsk always does

  const interrupted =
    flowBefore && session.flow && !input.result && !session.handoff && !outcome.effects && outcome.topic !== flowTopic(turn) && outcome.outcome !== 'ask';
  const resumed = interrupted ? resumeFlow(turn) : undefined;
  const masked: Say[] = input.masked ? [{ say: 'phrase', key: 'personal-masked' }] : [];
  const says = [...masked, ...outcome.says, ...(resumed?.says ?? [])];
  const choices = resumed?.choices ?? outcome.choices;
  session.choices = choices;
  if (outcome.says.length > 0) session.lastSaid = outcome.says;
  return { ...outcome, says, choices, effects: outcome.effects ?? [], session };
}

function flowTopic(turn: Turn): string | undefined {
  return turn.content.flows.find((flow) => flow.id === turn.session.flow?.flow)?.topic;
}

/** The language follows the person until they choose one. */
function chooseLanguage(session: Session, input: TurnInput, typed: string): void {
  if (input.lang) session.lang = input.lang;
  if (session.langChosen || !typed) return;
  const words = withoutReference(typed);
  const thai = words.match(/[ก-๙]/g)?.length ?? 0;
  const latinWords = words.match(/[a-z]{2,}/gi)?.length ?? 0;
  if (thai > 0) session.lang = thai >= 2 || latinWords < 3 ? 'th' : session.lang;
  else if (latinWords >= 2 || /^(hello|hi|thanks|english|help|hey|bye)\b/i.test(typed)) session.lang = 'en';
}

const NUMBER_OF_CHOICE = /^[1-9]$/;

/** The choice that is meant by its number, its label or other words. */
function choiceTyped(content: DialogContent, session: Session, typed: string): Choice | undefined {
  const numbered = NUMBER_OF_CHOICE.test(typed);
  // where a form waits for a number, a number is its value
  if (numbered && awaitsNumber(content, session)) return undefined;
  const chosen =
    matchTypedChoice(session.choices, typed, (choice) => labelOf(content, choice, session.lang)) ??
    typedChoice(session.choices, typed) ??
    (session.unclear ? sectionChoice(session.choices, typed) : undefined);
  // within a form the words of another matter may be what it asks for
  return chosen && session.flow && !numbered && chosen.id.startsWith('topic:') ? undefined : chosen;
}

function awaitsNumber({ flows }: DialogContent, { flow: state }: Session): boolean {
  const slot = flows.find(({ id }) => id === state?.flow)?.slots.find(({ name }) => name === state?.awaiting);
  return slot !== undefined && NUMBER_SLOTS.has(slot.type);
}

function labelOf(content: DialogContent, choice: Choice, lang: Lang): string {
  if ('text' in choice.label) return choice.label.text;
  return 'topic' in choice.label ? (content.topics.get(choice.label.topic)?.title[lang] ?? '') : choice.id;
}

function greetOnEmpty(turn: Turn): Outcome | undefined {
  if (turn.input.text || turn.input.choice) return undefined;
  return {
    says: [{ say: 'phrase', key: 'greeting' }],
    choices: turn.content.popular.slice(0, 4).map(topicChoice),
    topic: 'talk.greet',
    outcome: 'answer',
    disposition: 'empty',
  };
}

function takeChoice(turn: Turn): Outcome | undefined {
  const { session, content, input } = turn;
  if (!input.choice) return undefined;
  const [kind = '', first = '', second = ''] = input.choice.split(':');
  const last = session.last;
  switch (kind) {
    case 'topic':
      if (!content.topics.has(first)) break;
      if (!session.flow || first !== 'action.agent') delete session.flow;
      return openTopic(turn, {
        topic: first,
        ...(last && familyOf(last.topic) === familyOf(first) ? { section: last.section, time: keptTime(last, 'deadline') } : {}),
      });
    case 'today':
      if (content.topics.has(first)) return answerTopic(turn, { topic: first });
      break;
    case 'aspect':
      if (last && (ASPECTS as readonly string[]).includes(first))
        return answerTopic(turn, { ...last, aspect: first as Aspect, time: keptTime(last, first as Aspect) });
      break;
    case 'flow':
      return cancelFlow(turn);
    case 'slot':
    case 'yes':
    case 'correct': {
      const value = input.choice.slice(kind.length + first.length + 2);
      const outcome = kind === 'slot' ? takeSlotChoice(turn, first, value) : takeConfirmChoice(turn, kind, first);
      if (outcome) return outcome;
      break;
    }
    case 'consent':
      return takeConsent(turn, first);
    case 'privacy': {
      const outcome = takePrivacy(turn, first);
      if (outcome) return outcome;
      break;
    }
    case 'later':
    case 'callback':
    case 'feedback': {
      const outcome = takeSmallChoice(turn, kind, first, second);
      if (outcome) return outcome;
      break;
    }
    case 'lang':
      return switchLanguage(turn, first === 'en' ? 'en' : 'th');
    case 'tell-me': {
      const { unanswered } = session;
      if (!unanswered) break;
      delete session.unanswered;
      const effects = [{ effect: 'await-answer', utterance: unanswered.text, topic: unanswered.topic } as const];
      return { says: [], choices: [], effects, topic: 'action.agent', outcome: 'answer', disposition: 'done' };
    }
    case 'none-of-these':
      return notUnderstood(turn, 'ask-in-other-words');
  }
  // a button of an earlier turn: say so instead of acting on the wrong state
  return {
    says: [{ say: 'phrase', key: 'stale-choice' }],
    choices: content.popular.slice(0, 3).map(topicChoice),
    topic: 'none',
    outcome: 'none',
    disposition: 'asked_back',
  };
}

function changeLanguage(turn: Turn): Outcome | undefined {
  const { meaning, text } = turn;
  if (meaning.outcome !== 'answer' || meaning.topic !== 'action.language') return undefined;
  if (/อังกฤษ|english|eng\b/i.test(text)) return switchLanguage(turn, 'en');
  if (/ไทย|thai/i.test(text)) return switchLanguage(turn, 'th');
  return undefined;
}

function switchLanguage(turn: Turn, lang: Lang): Outcome {
  turn.session.lang = lang;
  turn.session.langChosen = true;
  const last = turn.session.last;
  const says: Say[] = [{ say: 'phrase', key: 'language-changed' }];
  const again = last && turn.content.topics.get(last.topic)?.kind !== 'talk' ? answerTopic(turn, last) : undefined;
  return {
    says: [...says, ...(again?.says ?? [])],
    choices: again?.choices ?? turn.content.popular.slice(0, 3).map(topicChoice),
    topic: 'action.language',
    outcome: 'answer',
    disposition: 'answered_talk',
  };
}

function repeat(turn: Turn): Outcome | undefined {
  const { meaning, session, text } = turn;
  if (meaning.outcome !== 'answer' || meaning.topic !== 'action.repeat') return undefined;
  const said = session.lastSaid as Say[] | undefined;
  if (/ตัว.*ใหญ่|ใหญ่ขึ้น|ใหญ่ๆ|มองไม่เห็น|bigger|larger/i.test(text)) session.largeText = true;
  if (!said || said.length === 0) return undefined;
  const key = session.largeText && /ใหญ่|big|large/.test(text) ? 'larger' : 'again';
  // what was said about the way of talking is not said again
  const about = ['again', 'larger', ...(key === 'larger' ? ['language-changed'] : [])];
  return {
    says: [{ say: 'phrase', key }, ...said.filter((say) => !(say.say === 'phrase' && about.includes(say.key)))],
    choices: session.choices,
    topic: 'action.repeat',
    outcome: 'answer',
    disposition: 'answered_talk',
  };
}

function answerOrAsk(turn: Turn): Outcome {
  const { meaning, session, content } = turn;
  const { section } = meaning.entities;
  if (meaning.outcome === 'none') return notUnderstood(turn, 'off-topic');
  if (meaning.outcome === 'clarify') return clarify(turn);
  if (!content.topics.has(meaning.topic)) return notUnderstood(turn, 'off-topic');
  const asked = {
    topic: benefitOfSection(turn) ?? meaning.topic,
    aspect: aspectField(meaning.aspect),
    section,
    ...timesAsked(turn),
    confidence: meaning.confidence,
  };
  const again = session.flow && flowTopic(turn) === meaning.topic; // its form waits already
  const outcome = again ? answerTopic(turn, asked) : { ...openTopic(turn, asked), confidence: meaning.confidence };
  return meaning.topic === 'talk.upset'
    ? { ...outcome, choices: [AGENT_CHOICE, ...outcome.choices.filter((choice) => choice.id !== AGENT_CHOICE.id)].slice(0, 4) }
    : outcome;
}

const SECTION_TOPICS = /^section(33|39|40)\.(about|options)$/;
const SECTION_WORDS = /มาตรา\s*(33|39|40)|section\s*(33|39|40)|(?<!\d)(33|39|40)(?!\d)/g;

/** "มาตรา 40 คลอดลูกได้เงินไหม" asks for one benefit in a section: read without the section, it is that benefit's answer for it. */
function benefitOfSection({ meaning, text, content, input }: Turn): string | undefined {
  const { section } = meaning.entities;
  if (!section || !SECTION_TOPICS.test(meaning.topic)) return undefined;
  const again = content.understand(text.replace(SECTION_WORDS, ' '), input.today);
  return again.outcome === 'answer' && content.topics.get(again.topic)?.sections?.[section] ? again.topic : undefined;
}
