import { type Asked, answerTopic } from './answer-topic.ts';
import { CALLBACK_CHOICE, topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import { LOOKUPS, type LookupName } from './effects.ts';
import { needPerson } from './need-person.ts';
import { privacyMenu } from './privacy.ts';
import { startFlow } from './run-flow.ts';

/** Identity assurance of ThaiD: a face check against the ID card. */
export const FACE_CHECKED = 2.3;
/** Identity assurance of a telephone call: what only the person knows, and a password to the telephone that the office knows of them. */
export const KNOWN_AND_CALLED = 2.1;

/** Least identity assurance for each look at personal data, on every channel alike. What tells of health is sensitive (PDPA, section 26). */
export const LOOKUP_LEVELS: Record<LookupName, number> = {
  contributions: KNOWN_AND_CALLED,
  status: KNOWN_AND_CALLED,
  hospital: KNOWN_AND_CALLED,
  oldage: KNOWN_AND_CALLED,
  dental: KNOWN_AND_CALLED,
  unemployment: KNOWN_AND_CALLED,
  claim: FACE_CHECKED,
};
const OTHER_PERSON =
  /ของ(แม่|พ่อ|เมีย|ผัว|สามี|ภรรยา|แฟน|ลูก|ยาย|ตา|ย่า|ปู่|ป้าข้างบ้าน|น้อง(ชาย|สาว)|พี่(ชาย|สาว)|เพื่อน|ลูกน้อง|พนักงาน|คนอื่น|เขา)|my (mother|father|wife|husband|son|daughter|friend)/;

const TO_LOOK = /เช็[กคข]|ตรวจ|ดู|กี่เดือน|ยอด|สถานะ|check|see|look/;

/** Does what a topic is for: starts its form, looks up, hands over, or answers. */
export function openTopic(turn: Turn, asked: Asked): Outcome {
  const { topic } = asked;
  return ownCallbacks(turn, topic) ?? startFlow(turn, topic) ?? lookUp(turn, topic) ?? act(turn, topic) ?? answerTopic(turn, asked);
}

const OWN_CALLBACKS = /ยกเลิก|เลื่อน|ดูนัด|เช็กนัด|นัด.*(ไว้|วันไหน|กี่โมง|เมื่อไหร่)|cancel|my callback/;

/** "ยกเลิกนัดโทรกลับ" is about what is booked, not a new one. */
function ownCallbacks({ text }: Turn, topic: string): Outcome | undefined {
  if (topic !== 'action.callback' || !OWN_CALLBACKS.test(text)) return undefined;
  return { says: [], choices: [], effects: [{ effect: 'callbacks-open' }], topic, outcome: 'answer', disposition: 'done' };
}

/** A question about the person's own data. Another person's is refused, with the way to do it. */
export function lookUp(turn: Turn, topic: string): Outcome | undefined {
  const lookup = lookupOf(topic);
  const ofAnother = OTHER_PERSON.test(turn.text) && (lookup || (topic === 'claim.proxy' && TO_LOOK.test(turn.text)));
  if (ofAnother) {
    const outcome = answerTopic(turn, { topic: 'claim.proxy' });
    return { ...outcome, says: [{ say: 'phrase', key: 'lookup.not-yours' }, ...outcome.says] };
  }
  if (!lookup) return undefined;
  const missing = needPerson(turn, topic, LOOKUP_LEVELS[lookup]);
  if (missing) return missing;
  return { says: [], choices: [], effects: [{ effect: 'lookup', lookup }], topic, outcome: 'answer', disposition: 'answered_personal' };
}

/** Unsure, but another person's data are asked for: the lookup among the readings, to be refused. */
export function lookupOfAnother({ text, meaning }: Turn): string | undefined {
  return OTHER_PERSON.test(text) ? meaning.candidates.map(({ topic }) => topic).find(lookupOf) : undefined;
}

export function lookupOf(topic: string): LookupName | undefined {
  return LOOKUPS.find((name) => topic === `lookup.${name}`);
}

function act(turn: Turn, topic: string): Outcome | undefined {
  if (topic === 'action.privacy') return privacyMenu(turn);
  if (topic === 'action.agent') {
    const reason = turn.session.failures > 0 ? 'not-understood' : 'asked';
    return { says: [], choices: [], effects: [{ effect: 'handoff', reason }], topic, outcome: 'answer', disposition: 'handed_over' };
  }
  return undefined;
}

/** What is offered when a person is not to be had. */
export function otherWays(turn: Turn): Outcome['choices'] {
  return [CALLBACK_CHOICE, ...turn.content.popular.slice(0, 2).map(topicChoice)];
}
