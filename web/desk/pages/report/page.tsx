import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Report } from '../../../../src/desk/api.ts';
import { dayInBangkok, isDay } from '../../../../src/knowledge/calendar.ts';
import type { PageProps } from '../page-props.ts';
import '@mantine/charts/styles.css';
import '../parts/colours.css';
import { PageHead } from '../parts/page-head.tsx';
import { RefusalAlert } from '../parts/refusal-alert.tsx';
import { sayDay } from '../parts/say-time.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { InformationSection } from './information-section.tsx';
import classes from './report.module.css';
import { ServiceSection } from './service-section.tsx';
import { LENGTHS, lastDays, type Span } from './span.ts';
import type { ChannelChoice } from './sums.ts';
import { SystemSection } from './system-section.tsx';

const CHANNELS: ChannelChoice[] = ['all', 'line', 'web', 'voice'];

/** The qualities of the service as they were measured, by day, channel and topic. What was not measured is said to be so. */
export default function ReportPage(props: PageProps) {
  const { words, lang } = props;
  const today = dayInBangkok(new Date());
  const [length, setLength] = useState('30');
  const [own, setOwn] = useState<Span>(() => lastDays(30, today));
  const [channel, setChannel] = useState<ChannelChoice>('all');
  const span = length === 'own' ? own : lastDays(Number(length), today);
  const { data, refusal } = useLoaded<Report>(props, `/api/desk/report?from=${span.from}&until=${span.until}`);
  // of another span than the one asked for: still on its way
  const report = data && data.from === span.from && data.until === span.until ? data : undefined;
  const section = { report, span, channel, words, lang };

  return (
    <>
      <PageHead title={words('desk-report:title')} lead={words('desk-report:lead', { from: sayDay(span.from, lang), until: sayDay(span.until, lang) })}>
        <Group gap="md" align="flex-end">
          <div>
            <Text className={classes.choice} id="report-span">
              {words('desk-report:span.label')}
            </Text>
            <SegmentedControl
              aria-labelledby="report-span"
              value={length}
              onChange={setLength}
              data={[
                ...LENGTHS.map((days) => ({ value: String(days), label: words('desk-report:span.days', { days }) })),
                { value: 'own', label: words('desk-report:span.own') },
              ]}
            />
          </div>
          <div>
            <Text className={classes.choice} id="report-channel">
              {words('desk-report:channel.label')}
            </Text>
            <SegmentedControl
              aria-labelledby="report-channel"
              value={channel}
              onChange={(value) => setChannel(value as ChannelChoice)}
              data={CHANNELS.map((value) => ({ value, label: words(`desk-report:channel.${value}`) }))}
            />
          </div>
        </Group>
      </PageHead>
      {length === 'own' ? <OwnSpan span={own} onChange={setOwn} today={today} words={words} lang={lang} /> : null}
      <RefusalAlert refusal={refusal} words={words} />
      <Stack gap={32} aria-busy={!report}>
        <SystemSection {...section} />
        <InformationSection {...section} />
        <ServiceSection {...section} />
      </Stack>
    </>
  );
}

interface OwnSpanProps extends Pick<PageProps, 'words' | 'lang'> {
  span: Span;
  onChange: (span: Span) => void;
  today: string;
}

/** Kept in order: a first day after the last one takes the last one's place. */
function OwnSpan({ span, onChange, today, words, lang }: OwnSpanProps) {
  const put = (part: Partial<Span>) => {
    const { from, until } = { ...span, ...part };
    if (isDay(from) && isDay(until)) onChange(from <= until ? { from, until } : { from: part.from ?? until, until: part.from ?? until });
  };
  return (
    <Group mb="md" gap="md">
      {(['from', 'until'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={words(`desk-report:span.${end}`)}
          description={sayDay(span[end], lang)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={span[end]}
          max={today}
          onChange={(event) => put({ [end]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}
