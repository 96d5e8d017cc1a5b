import type { Rates } from '../understanding/calibrate.ts';

export interface Measured {
  name: string;
  count: number;
  first: number;
  firstThree: number;
}

export interface CalibrationBin {
  from: number;
  to: number;
  count: number;
  confidence: number;
  right: number;
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function table(head: string[], rows: (string | number)[][]): string {
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

export function ratesRow(name: string, count: number, rates: Rates): (string | number)[] {
  return [name, count, percent(rates.right), percent(rates.offered), percent(rates.wrong), percent(rates.clarified), percent(rates.leaked)];
}

/** How often answers of a confidence are right, in ten steps. */
export function calibrationCurve(predictions: { confidence: number; right: boolean }[]): CalibrationBin[] {
  return Array.from({ length: 10 }, (_, index) => {
    const from = index / 10;
    const to = (index + 1) / 10;
    const inside = predictions.filter(({ confidence }) => confidence >= from && (confidence < to || index === 9));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      from,
      to,
      count: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map(({ right }) => Number(right))),
    };
  });
}
