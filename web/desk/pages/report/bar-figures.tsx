import { BarChart } from '@mantine/charts';
import type { Words } from '../page-props.ts';
import { ChartFrame } from './chart-frame.tsx';

interface BarFiguresProps {
  title: string;
  definition: string;
  /** Of the column of the names, in the table. */
  what: string;
  bars: { name: string; count: number }[];
  say: (count: number) => string;
  words: Words;
}

const BAR_PX = 34;

/** How often each of some things happened. */
export function BarFigures({ title, definition, what, bars, say, words }: BarFiguresProps) {
  const measure = words('desk-report:times');
  return (
    <ChartFrame title={title} definition={definition} words={words} table={{ head: [what, measure], rows: bars.map(({ name, count }) => [name, say(count)]) }}>
      <BarChart
        h={Math.max(160, bars.length * BAR_PX + 40)}
        data={bars.map(({ name, count }) => ({ name, [measure]: count }))}
        dataKey="name"
        orientation="vertical"
        series={[{ name: measure, color: 'var(--work-series-1)' }]}
        withBarValueLabel
        barLabelColor="var(--work-quiet)"
        valueFormatter={say}
        textColor="var(--work-quiet)"
        gridColor="var(--work-line)"
        accessibilityLayer={false}
        maxBarWidth={20}
        yAxisProps={{ width: 150 }}
        xAxisProps={{ allowDecimals: false }}
        barProps={{ isAnimationActive: false, radius: 3 }}
      />
    </ChartFrame>
  );
}
