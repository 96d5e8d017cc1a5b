import { Figure } from '../parts/figure.tsx';
import { BarFigures } from './bar-figures.tsx';
import { DayChart } from './day-chart.tsx';
import { sayCount, saySeconds, sayShare } from './say-figure.ts';
import { sayReason } from './say-reason.ts';
import { Section, type SectionProps } from './section.tsx';
import { byDay, median, share, sum } from './sums.ts';

/** Quality of the service: what was settled at once, how long people waited, whether promises were kept, what they thought of it. */
export function ServiceSection(props: SectionProps) {
  const { report, span, channel, words } = props;
  const rows = byDay(report?.days ?? [], channel, span).flatMap(({ row }) => row ?? []);
  const [begun, contained] = [sum(rows, (row) => row.conversations), sum(rows, (row) => row.contained)];
  const [due, kept] = [sum(rows, (row) => row.promisesDue), sum(rows, (row) => row.promisesKept)];
  const [helpful, not] = [sum(rows, (row) => row.helpful), sum(rows, (row) => row.notHelpful)];
  const judged = (helpful ?? 0) + (not ?? 0);
  const say = (key: string) => words(`desk-report:service.${key}`);
  const of = (part: number | undefined, whole: number | undefined) => words('desk-report:of', { part: part ?? 0, whole: whole ?? 0 });
  return (
    <Section
      name="service"
      parts={['handoffs']}
      words={words}
      span={span}
      figures={
        <>
          <Figure
            name={say('contained.name')}
            definition={say('contained.means')}
            value={sayShare(share(contained, begun), words)}
            detail={of(contained, begun)}
            words={words}
          />
          <Figure
            name={say('wait.name')}
            definition={say('wait.means')}
            value={saySeconds(
              median(rows, (row) => row.waitSeconds),
              words,
            )}
            words={words}
          />
          <Figure name={say('kept.name')} definition={say('kept.means')} value={sayShare(share(kept, due), words)} detail={of(kept, due)} words={words} />
          <Figure
            name={say('helpful.name')}
            definition={say('helpful.means')}
            value={sayShare(share(helpful, judged), words)}
            detail={of(helpful, judged)}
            words={words}
          />
        </>
      }
    >
      <DayChart
        {...props}
        title={say('by-day')}
        definition={say('by-day-means')}
        series={[
          { name: say('contained.name'), value: (row) => share(row.contained, row.conversations) },
          { name: say('kept.name'), value: (row) => share(row.promisesKept, row.promisesDue) },
          { name: say('helpful.name'), value: (row) => share(row.helpful, row.helpful + row.notHelpful) },
        ]}
        say={(value) => sayShare(value, words) ?? ''}
        axis={[0, 1]}
      />
      <BarFigures
        title={say('reasons')}
        definition={say('reasons-means')}
        what={say('reason')}
        bars={(report?.handoffReasons ?? []).map(({ reason, count }) => ({ name: sayReason(reason, words), count }))}
        say={(count) => sayCount(count, words) ?? ''}
        words={words}
      />
    </Section>
  );
}
