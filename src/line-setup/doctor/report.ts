import type { Check } from './doctor.ts';

const MARK = { ok: '  ok   ', warn: '  warn ', fault: 'FAULT  ' } as const;

/** The report as lines, and what the command exits with: 1 when something must be mended. */
export function report(checks: readonly Check[]): { lines: string[]; exitCode: 0 | 1 } {
  const count = (level: Check['level']): number => checks.filter((check) => check.level === level).length;
  const faults = count('fault');
  return {
    lines: [
      ...checks.map(({ level, name, text }) => `${MARK[level]}${name}: ${text}`),
      '',
      `${count('ok')} ok, ${count('warn')} to look at, ${faults} to mend`,
    ],
    exitCode: faults > 0 ? 1 : 0,
  };
}
