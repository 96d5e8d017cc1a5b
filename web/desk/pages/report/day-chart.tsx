import { LineChart } from '@mantine/charts';
import type { DayReport } from '../../../../src/desk/api.ts';
import { sayDay, sayShortDay } from '../parts/say-time.ts';
import { ChartFrame } from './chart-frame.tsx';
import classes from './report.module.css';
import type { SectionProps } from './section.tsx';
import { byDay } from './sums.ts';

export interface DaySeries {
  name: string;
  /** Nothing on a day on which it was not measured: the line has a gap there. */
  value: (row: DayReport) => number | undefined;
}

interface DayChartProps extends SectionProps {
  title: string;
  definition: string;
  series: DaySeries[];
  say: (value: number) => string;
  /** On the axis, when it is to be shorter there. */
  sayOnAxis?: (value: number) => string;
  /** Ends of the axis; from 0 to the highest otherwise. */
  axis?: [number, number];
}

/** Told apart by their dashes as well as by their colours. */
const DASHES = ['0', '7 4', '2 4'];

/** What changed from day to day. */
export function DayChart({ title, definition, series, say, sayOnAxis = say, axis, report, channel, span, words, lang }: DayChartProps) {
  const days = byDay(report?.days ?? [], channel, span).map(({ day, row }) => ({ day, values: series.map(({ value }) => (row ? value(row) : undefined)) }));
  // a day alone between two gaps is a dot, for there is no line to it
  const measured = days.filter(({ values }) => values.some((value) => value !== undefined)).length;
  return (
    <ChartFrame
      title={title}
      definition={definition}
      words={words}
      table={{
        head: [words('desk-report:day'), ...series.map(({ name }) => name)],
        rows: days.map(({ day, values }) => [sayDay(day, lang), ...values.map((value) => (value === undefined ? undefined : say(value)))]),
      }}
    >
      <LineChart
        h={220}
        data={days.map(({ day, values }) => ({ day: sayShortDay(day, lang), ...Object.fromEntries(series.map(({ name }, at) => [name, values[at] ?? null])) }))}
        dataKey="day"
        series={series.map(({ name }, at) => ({ name, color: `var(--work-series-${at + 1})`, strokeDasharray: DASHES[at] ?? '0' }))}
        curveType="linear"
        connectNulls={false}
        withDots={measured <= 31}
        dotProps={{ r: 2.5 }}
        strokeWidth={2.5}
        valueFormatter={say}
        textColor="var(--work-quiet)"
        gridColor="var(--work-line)"
        accessibilityLayer={false}
        yAxisProps={{ width: 58, tickCount: axis && axis[0] > 0 ? 6 : 5, domain: axis ?? [0, 'auto'], tickFormatter: sayOnAxis }}
        lineChartProps={{ margin: { top: 8, right: 12 } }}
        xAxisProps={{ minTickGap: 26 }}
        lineProps={{ isAnimationActive: false }}
      />
      {series.length > 1 ? <Legend names={series.map(({ name }) => name)} /> : null}
    </ChartFrame>
  );
}

/** Each line as it is drawn: the dashes tell what a colour alone may not. */
function Legend({ names }: { names: string[] }) {
  return (
    <div className={classes.legend}>
      {names.map((name, at) => (
        <span key={name}>
          <svg width="34" height="8" aria-hidden="true">
            <line x1="0" x2="34" y1="4" y2="4" strokeWidth="2.5" stroke={`var(--work-series-${at + 1})`} strokeDasharray={DASHES[at]} />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}
