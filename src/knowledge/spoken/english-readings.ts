import { digitGroups } from './digit-groups.ts';
import { always, beginning, type Reading } from './reading.ts';
import { spellLettersEnglish } from './spell-letters.ts';
import type { SpokenWord } from './spoken-words.ts';
import { ADDRESS, EMAIL } from './web-addresses.ts';
import { wordReadings } from './word-readings.ts';

const CLOCK = '((?:[01]?\\d|2[0-4]))[.:]([0-5]\\d)';

const groups = (written: string): string => digitGroups(written).map(spellLettersEnglish).join(', ');
const clock = (hours = '', minutes = ''): string => `${Number(hours)}:${minutes}`;

/** Amounts stay as figures: English voices read them well. What is no amount is spelled. */
const CODES: Reading[] = [
  {
    at: /(?<![A-Za-z0-9])(SSO|KT)[ .] ?(\d{1,3})(?:-(\d{1,2}))?(?:\/(\d+))?(?: Kor\b)?(?![\d-])/uy,
    say: ([written, name = '', first = '', second, part]) =>
      `${spellLettersEnglish(name)} ${second ? spellLettersEnglish(first + second) : first}${part ? ` slash ${part}` : ''}${written.endsWith(' Kor') ? ' Kor' : ''}`,
  },
  {
    at: /(?<![A-Za-z0-9-])(?:[A-Z]{1,3}(?:-[A-Z0-9]{4}){2}|[A-Z]{1,3}-(?=[A-Z]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*)(?![A-Za-z0-9-])/uy,
    say: ([code]) => code.split('-').map(spellLettersEnglish).join(', '),
  },
  { at: /(?<![\d.,-])\d[- ]\d{4}[- ]\d{5}[- ]\d{2}[- ]\d(?![\d-])/uy, say: ([id]) => groups(id) },
  { at: /(?<![\d.,-])0\d{1,2}[- ]\d{3}[- ]\d{3,4}(?![\d-])/uy, say: ([phone]) => groups(phone) },
  { at: /(?<![\d.,-])(?:0\d{8,9}|\d{13,})(?![\d.,]*\d)/uy, say: ([digits]) => groups(digits) },
  { at: /(?<=\b(?:call|dial|ring|hotline|number) )\d{3,}(?![\d.,]*\d)/iuy, say: ([digits]) => groups(digits) },
  { at: /(?<![\d.,-])1[0-8]\d\d(?![\d.,-]*\d| ?%| (?:baht|days?|months?|years?|people)\b)/uy, say: ([hotline]) => spellLettersEnglish(hotline) },
];

const CLOCKS: Reading[] = [
  {
    at: new RegExp(`(?<![\\d.:])${CLOCK} ?(?:-|–|to) ?${CLOCK}(?![\\d:]|\\.\\d| ?%)`, 'uy'),
    say: ([, from, fromMinutes, until, untilMinutes]) => `${clock(from, fromMinutes)} to ${clock(until, untilMinutes)}`,
  },
];

const SIGNS: Reading[] = [
  always(/(?<=^\s*)[•▪‣*·–-]\s+/uy, ''),
  { at: /(?<=^\s*)(\d{1,2})[.)]\s+/uy, say: ([, number = '']) => `Number ${number}: ` },
  always(/ ?[-–—−] ?(?=\d)(?<=[\d%] ?[-–—−] ?)/uy, ' to '),
  always(/(?<![\dA-Za-z])[-−](?=\d)/uy, 'minus '),
  always(/ ?%/uy, ' percent'),
  always(/(?<=baht)\s*\/\s*(?=day|month|year|visit|tooth|child)/uy, ' a '),
  always(/(?<=\d)\/(?=\d)/uy, ' slash '),
  always(/\s*\/\s*/uy, ' or '),
  always(/\s*×\s*/uy, ' times '),
  always(/\s*÷\s*/uy, ' divided by '),
  always(/\s*=\s*/uy, ' is '),
  always(/\s*\+\s*/uy, ' plus '),
  always(/\s*&\s*/uy, ' and '),
  always(/\s*(?:→|⇒|➜|->|>)\s*/uy, ', then '),
  always(/\s*\(\s*/uy, ', '),
  always(/ (?:—|–|-) /uy, ', '),
  always(/\s*[.,]*…\s*/uy, ', '),
];

/** Everything that is read otherwise than it stands in an English text; the first that fits holds. */
export function englishReadings(words: SpokenWord[]): Reading[] {
  return [
    ...beginning(/[\dA-Z]/, CODES),
    ...beginning(/\d/, CLOCKS),
    ...wordReadings(words, 'en'),
    ...beginning(/\w/, [
      { at: EMAIL, say: () => 'our e-mail address' },
      always(new RegExp(`(?<=website )${ADDRESS.source}`, 'iuy'), ''),
      always(new RegExp(ADDRESS.source, 'iuy'), 'the website'),
    ]),
    ...beginning(/[^A-Za-z]/, SIGNS),
  ];
}
