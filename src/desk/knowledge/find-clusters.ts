import type { DialogContent } from '../../dialog/dialog.ts';
import { dayInBangkok } from '../../knowledge/calendar.ts';
import type { DeskRecords } from '../../storage/records/desk-records.ts';
import type { Cluster } from '../api.ts';
import { cluster, medoid } from './cluster.ts';
import { type GatherParts, gather, type Said } from './gather.ts';
import { inSlices } from './in-slices.ts';
import type { KnowledgeBench } from './knowledge-bench.ts';
import { type Read, utteranceVectors } from './utterance-vectors.ts';

export interface ClusterParts extends GatherParts {
  records: Pick<DeskRecords, 'knowledge' | 'suggestions' | 'awaited'>;
  knowledgeBench: Pick<KnowledgeBench, 'weigher' | 'rank'>;
}

const DAY_MS = 86_400_000;
const MOST_CLUSTERS = 100;
const NEAREST = 3;
/** After so many days somebody who asked counts half. */
const HALF_AFTER_DAYS = 7;
/** What is surely about something else counts half. */
const OFF_TOPIC_DISCOUNT = 0.5;

/** What people had no good answer to in the last days, grouped; what most people asked of late comes first. */
export async function findClusters(parts: ClusterParts, days: number, now: Date): Promise<Cluster[]> {
  const { content, records, knowledgeBench } = parts;
  const since = new Date(now.getTime() - days * DAY_MS).toISOString();
  // what was said this very moment is in it
  const until = new Date(now.getTime() + 1).toISOString();
  const [said, waiting, features] = await Promise.all([gather(parts, since, until, dayInBangkok(now)), records.awaited.waiting(), knowledgeBench.weigher()]);
  const alike = [...Map.groupBy(said, ({ text }) => content.plainText(text)).values()];
  const reads = await inSlices(read(alike, features, (text) => knowledgeBench.rank(text)));
  const vectors = await inSlices(utteranceVectors(reads));
  const groups = await inSlices(cluster(vectors));
  const awaited = Map.groupBy(waiting, ({ utterance }) => content.plainText(utterance));
  return groups
    .map((group) => {
      const utterances = group.flatMap((index) => alike[index] as Said[]).sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
      const ranked = group.map((index) => (reads[index] as Read).ranked);
      const texts = new Set(utterances.map(({ text }) => content.plainText(text)));
      const found: Cluster = {
        id: (utterances[0] as Said).id,
        example: ((alike[medoid(vectors, group)] as Said[])[0] as Said).text,
        utterances: utterances.map(({ text, at, channel, why }) => ({ text, at, channel, why })),
        nearest: nearestTopics(ranked, content),
        waiting: [...texts].reduce((sum, text) => sum + (awaited.get(text)?.length ?? 0), 0),
      };
      return { found, weight: weightOf(utterances, now) * (1 - OFF_TOPIC_DISCOUNT * mean(ranked.map((topics) => confidenceIn('none', topics)))) };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_CLUSTERS)
    .map(({ found }) => found);
}

/** Reading is what the understanding does; a few at a time. */
function* read(alike: Said[][], features: (text: string) => Read['features'], rank: (text: string) => Read['ranked']): Generator<undefined, Read[]> {
  const reads: Read[] = [];
  for (const [said] of alike) {
    if (reads.length % 50 === 0) yield;
    const { text } = said as Said;
    reads.push({ features: features(text), ranked: rank(text) });
  }
  return reads;
}

/** How many people asked, the later the more. Who asked often is one person. */
function weightOf(utterances: Said[], now: Date): number {
  const latest = new Map(utterances.map(({ who, at }) => [who, at]));
  return [...latest.values()].reduce((sum, at) => sum + 0.5 ** ((now.getTime() - Date.parse(at)) / DAY_MS / HALF_AFTER_DAYS), 0);
}

/** The topics that the understanding finds likeliest, averaged. */
function nearestTopics(ranked: Read['ranked'][], { topics }: Pick<DialogContent, 'topics'>): Cluster['nearest'] {
  const sums = new Map<string, number>();
  for (const one of ranked) for (const { topic, confidence } of one) sums.set(topic, (sums.get(topic) ?? 0) + confidence / ranked.length);
  return [...sums]
    .filter(([topic]) => topic !== 'none' && topics.get(topic)?.kind !== 'talk')
    .sort((a, b) => b[1] - a[1])
    .slice(0, NEAREST)
    .map(([topic, confidence]) => ({ topic, title: topics.get(topic)?.title.th ?? topic, confidence: Math.round(confidence * 1000) / 1000 }));
}

const confidenceIn = (wanted: string, ranked: Read['ranked']): number => ranked.find(({ topic }) => topic === wanted)?.confidence ?? 0;
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
