import { channelOf } from '../../channels/channel-of.ts';
import { addDays, type Day, dayInBangkok } from '../../knowledge/calendar.ts';
import type { DayReport } from '../api.ts';
import { boundOf } from '../measures/buckets.ts';
import { availability } from './availability.ts';
import type { ReportInput, Shown } from './report-input.ts';
import { groupBy, median } from './statistics.ts';
import { countTurns } from './turn-class.ts';

const CHANNELS = ['web', 'line', 'voice'] as const;

type Rows = Pick<ReportInput, 'measures' | 'handoffs' | 'promises'> & { wrong: Shown[] };

/** The days that were measured, each with all channels together and then every channel that was used. */
export function dayReports(input: ReportInput): DayReport[] {
  const { from, until, now, minutes } = input;
  if (!minutes.first) return [];
  const since = dayInBangkok(new Date(`${minutes.first}:00Z`));
  const measures = groupBy(input.measures, ({ day }) => day);
  const handoffs = groupBy(input.handoffs, ({ firstQueuedAt }) => dayInBangkok(new Date(firstQueuedAt)));
  const promises = groupBy(input.promises, ({ day }) => day);
  const wrong = groupBy(
    input.suggestions.filter(({ state }) => state === 'wrong'),
    ({ at }) => dayInBangkok(new Date(at)),
  );
  const ready = new Map(minutes.ready.map(({ day, minutes }) => [day, minutes]));
  const reports: DayReport[] = [];
  for (let day = from; day <= until && day <= dayInBangkok(now); day = addDays(day, 1)) {
    if (day < since) continue;
    const rows: Rows = {
      measures: measures.get(day) ?? [],
      handoffs: handoffs.get(day) ?? [],
      promises: promises.get(day) ?? [],
      wrong: wrong.get(day) ?? [],
    };
    const available = availability(day, ready.get(day) ?? 0, minutes.first, now);
    reports.push({ ...dayReport(input, day, 'all', rows), ...(available === undefined ? {} : { availability: available }) });
    for (const channel of CHANNELS) {
      const own = ofChannel(rows, channel);
      if (Object.values(own).some((some) => some.length > 0)) reports.push(dayReport(input, day, channel, own));
    }
  }
  return reports;
}

function dayReport({ keptSince }: ReportInput, day: Day, channel: DayReport['channel'], { measures, handoffs, promises, wrong }: Rows): DayReport {
  const count = (kind: string, name?: string): number =>
    measures.reduce((sum, measure) => sum + (measure.kind === kind && (name === undefined || measure.name === name) ? measure.count : 0), 0);
  const times = groupBy(
    measures.filter(({ kind }) => kind === 'ms'),
    ({ name }) => name,
  );
  const p95 = boundOf(new Map([...times].map(([bucket, rows]) => [bucket, rows.reduce((sum, row) => sum + row.count, 0)])), 0.95);
  const wait = day >= keptSince.conversations ? median(handoffs.flatMap(waited)) : undefined;
  const conversations = count('conversation', 'begun');
  return {
    day,
    channel,
    ...(p95 ? { p95Ms: p95.ms, ...(p95.above ? { p95Above: true } : {}) } : {}),
    ...countTurns(measures.filter(({ kind }) => kind === 'turn')),
    errors: count('error'),
    ...(day >= keptSince.conversations ? { wrongFlagged: wrong.length } : {}),
    conversations,
    // a process that was killed may have lost the beginning and not the end
    contained: Math.max(0, conversations - count('conversation', 'passed-on')),
    handoffs: count('handoff'),
    ...(wait === undefined ? {} : { waitSeconds: wait }),
    ...(day >= keptSince.callbacks
      ? { promisesDue: promises.reduce((sum, { due }) => sum + due, 0), promisesKept: promises.reduce((sum, { kept }) => sum + kept, 0) }
      : {}),
    helpful: count('feedback', 'yes'),
    notHelpful: count('feedback', 'no'),
  };
}

/** Seconds until somebody took it. One that changed hands has the time of its last taking only: then the first word of an agent is the earlier one. */
function waited({ firstQueuedAt, takenAt, repliedAt }: ReportInput['handoffs'][number]): number[] {
  const ends = [takenAt, repliedAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  return ends.length === 0 ? [] : [(Math.min(...ends) - Date.parse(firstQueuedAt)) / 1000];
}

function ofChannel({ measures, handoffs, promises, wrong }: Rows, channel: (typeof CHANNELS)[number]): Rows {
  return {
    measures: measures.filter((row) => row.channel === channel),
    handoffs: handoffs.filter((row) => row.channel === channel),
    promises: promises.filter((row) => row.channel === channel),
    // an agent's own words have no channel
    wrong: wrong.filter(({ conversationId }) => conversationId !== undefined && (channelOf(conversationId) ?? 'web') === channel),
  };
}
