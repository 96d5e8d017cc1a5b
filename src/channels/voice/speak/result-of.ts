const OPERATOR = /[×÷+]|\*/;

/** The line says an amount of money. */
const MONEY = /บาท|baht/;

/**
 * What came of a line of arithmetic, without the arithmetic: `ถูกเลิกจ้าง: 17,500 × 60% = เดือนละ 10,500 บาท` →
 * `ถูกเลิกจ้าง เดือนละ 10,500 บาท`. A line that works nothing out stays.
 */
export function resultOf(line: string): string {
  const at = line.lastIndexOf(' = ');
  if (at < 0 || !OPERATOR.test(line.slice(0, at))) return line;
  const left = line.slice(0, at);
  const result = line.slice(at + 3);
  const colon = left.lastIndexOf(': ');
  const label = colon >= 0 ? left.slice(0, colon) : (/^[^\d(]*/.exec(left)?.[0].trim() ?? '');
  return [label, result].filter(Boolean).join(' ');
}

/** The lines of a calculation that a caller wants to know first: the last, and the one before when money was worked out in it too. */
export function resultLines(lines: string[]): string[] {
  const last = lines.at(-1);
  const before = lines.at(-2);
  const both = before !== undefined && resultOf(before) !== before && MONEY.test(resultOf(before));
  return [...(both ? [before] : []), ...(last === undefined ? [] : [last])].map(resultOf);
}
