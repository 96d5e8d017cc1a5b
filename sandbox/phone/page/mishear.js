/** Letters that a recogniser of telephone sound takes for one another. */
const ALIKE = [
  ['ร', 'ล'],
  ['ค', 'ข'],
  ['ป', 'บ'],
  ['ด', 'ต'],
  ['่', '้'],
  ['ะ', 'า'],
  ['ิ', 'ี'],
  ['ุ', 'ู'],
];

/**
 * What a recogniser would make of a sentence in a bad line: a wrong reading first, the right one among the others with less confidence.
 *
 * @param {string} text
 * @returns {{text: string, confidence: number}[]}
 */
export function mishear(text) {
  const wrong = ALIKE.map(([from, to]) => text.replace(/** @type {string} */ (from), /** @type {string} */ (to))).filter((one) => one !== text);
  const clipped = text.slice(Math.ceil(text.length / 4)).trim();
  const [first = clipped, second = clipped] = wrong;
  return [
    { text: first, confidence: 0.52 },
    { text, confidence: 0.47 },
    { text: second, confidence: 0.31 },
  ].filter((one) => one.text !== '');
}
