import { topicChoice } from './choices.ts';
import type { Outcome, Turn } from './dialog.ts';
import type { Effect } from './effects.ts';
import type { Choice } from './session.ts';

const TOPIC = 'action.privacy';
const choice = (name: string): Choice => ({ id: `privacy:${name}`, label: { key: `privacy.choice.${name}` } });

/** What words ask for which part of the privacy desk. */
const WORDS: [name: string, words: RegExp][] = [
  ['sign-out', /ออกจากระบบ|เลิกเชื่อม|ยกเลิกการเชื่อม|ล็อกเอาท์|ล็อกเอาต์|log ?out|sign ?out|unlink/],
  ['erase', /ลบข้อมูล|ลบประวัติ|ลบแชท|ลบทั้งหมด|ลบของ|delete|erase|forget me/],
  ['withdraw', /ถอนความยินยอม|ถอนยินยอม|ยกเลิกความยินยอม|เลิกยินยอม|withdraw/],
  ['export', /ขอสำเนา|ดาวน์โหลด|ส่งออก|export|copy of my|download/],
  ['show', /เก็บข้อมูลอะไร|เก็บอะไร|เก็บข้อมูล|มีข้อมูลอะไร|what.*(keep|store|have)/],
];

/** The privacy desk: what is kept, a copy, withdrawal, erasure, sign-out. Words that name one of them open it at once. */
export function privacyMenu(turn: Turn): Outcome {
  const named = WORDS.find(([, words]) => words.test(turn.text));
  if (named) return takePrivacy(turn, named[0]) ?? menu(turn);
  return menu(turn);
}

function menu(turn: Turn): Outcome {
  const names = ['show', 'export', 'erase', ...(turn.input.person ? ['withdraw', 'sign-out'] : [])];
  return { says: [{ say: 'phrase', key: 'privacy.menu' }], choices: names.map(choice), topic: TOPIC, outcome: 'answer', disposition: 'answered_talk' };
}

/** A button of the privacy desk. */
export function takePrivacy(turn: Turn, name: string): Outcome | undefined {
  const effect = (wanted: Effect): Outcome => ({ says: [], choices: [], effects: [wanted], topic: TOPIC, outcome: 'answer', disposition: 'done' });
  switch (name) {
    case 'show':
      return effect({ effect: 'privacy', what: 'show' });
    case 'export':
      return effect({ effect: 'privacy', what: 'export' });
    case 'erase':
      return {
        says: [{ say: 'phrase', key: 'privacy.erase-sure' }],
        choices: [choice('erase-yes'), choice('erase-no')],
        topic: TOPIC,
        outcome: 'ask',
        disposition: 'asked_slot',
      };
    case 'erase-yes':
      // never by a button that was not just offered
      if (!turn.session.choices.some(({ id }) => id === choice('erase-yes').id)) return undefined;
      return effect({ effect: 'privacy', what: 'erase' });
    case 'erase-no':
      return {
        says: [{ say: 'phrase', key: 'privacy.kept-as-is' }],
        choices: turn.content.popular.slice(0, 3).map(topicChoice),
        topic: TOPIC,
        outcome: 'answer',
        disposition: 'cancelled',
      };
    case 'withdraw':
      return effect({ effect: 'withdraw-consent', purposes: ['lookup', 'follow-up'] });
    case 'sign-out':
      return effect({ effect: 'sign-out' });
  }
  return undefined;
}
