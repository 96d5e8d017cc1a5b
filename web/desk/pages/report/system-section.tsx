import type { DayReport } from '../../../../src/desk/api.ts';
import { Figure } from '../parts/figure.tsx';
import { DayChart } from './day-chart.tsx';
import { sayCount, sayMs, sayShare } from './say-figure.ts';
import { Section, type SectionProps } from './section.tsx';
import { byDay, highest, mean, share, sum } from './sums.ts';

/** Quality of the system: is it there, is it fast, does it fail. */
export function SystemSection(props: SectionProps) {
  const { report, span, channel, words } = props;
  const rows = byDay(report?.days ?? [], channel, span).flatMap(({ row }) => row ?? []);
  const all = byDay(report?.days ?? [], 'all', span).flatMap(({ row }) => row ?? []);
  const [turns, errors] = [sum(rows, (row) => row.turns), sum(rows, (row) => row.errors)];
  const slowest = highest(rows, (row) => row.p95Ms);
  const above = rows.some((row) => row.p95Ms === slowest && row.p95Above);
  const say = (key: string) => words(`desk-report:system.${key}`);
  return (
    <Section
      name="system"
      parts={['days']}
      words={words}
      span={span}
      figures={
        <>
          <Figure
            name={say('availability.name')}
            definition={say('availability.means')}
            value={sayShare(
              mean(all, (row) => row.availability),
              words,
            )}
            words={words}
          />
          <Figure
            name={say('p95.name')}
            definition={say('p95.means')}
            value={slowest === undefined ? undefined : words(above ? 'desk-report:above' : 'desk-report:within', { time: sayMs(slowest, words) ?? '' })}
            words={words}
          />
          <Figure
            name={say('errors.name')}
            definition={say('errors.means')}
            value={sayCount(errors, words)}
            detail={errorRate(share(errors, turns), words)}
            words={words}
          />
          <Figure name={say('turns.name')} definition={say('turns.means')} value={sayCount(turns, words)} words={words} />
        </>
      }
    >
      <DayChart
        {...props}
        channel="all"
        title={say('availability.by-day')}
        definition={say('availability.means')}
        series={[{ name: say('availability.name'), value: (row) => row.availability }]}
        say={(value) => sayShare(value, words) ?? ''}
        axis={[floorOf(all), 1]}
      />
      <DayChart
        {...props}
        title={say('p95.by-day')}
        definition={say('p95.means-day')}
        series={[{ name: say('p95.name'), value: (row) => row.p95Ms }]}
        say={(value) => sayMs(value, words) ?? ''}
        sayOnAxis={(ms) => ms.toLocaleString('en')}
      />
    </Section>
  );
}

/** Where the axis of availability begins: what is lost of a hundred per cent would not be seen from 0. */
function floorOf(days: DayReport[]): number {
  const lowest = Math.min(0.96, ...days.flatMap(({ availability }) => availability ?? []));
  return Math.max(0, Math.floor(lowest * 20) / 20);
}

function errorRate(rate: number | undefined, words: SectionProps['words']): string | undefined {
  return rate === undefined ? undefined : words('desk-report:system.errors.rate', { count: Math.round(rate * 10_000) / 10 });
}
