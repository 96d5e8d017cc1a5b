import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { knowledgeBench } from '../../content/knowledge-bench/knowledge-bench.ts';
import { loadContent } from '../../content/load-content.ts';
import { readQuestions } from '../../content/read-content.ts';
import { cluster, medoid } from './cluster.ts';
import type { KnowledgeBench } from './knowledge-bench.ts';
import { type SparseVector, utteranceVectors } from './utterance-vectors.ts';

jest.setTimeout(120_000);

/** Runs work through, pauses and all. */
function whole<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const vector = (...values: number[]): SparseVector => {
  const length = Math.hypot(...values);
  const cells = values.flatMap((value, key) => (value === 0 ? [] : [{ key, value: value / length }]));
  return { keys: Float64Array.from(cells, ({ key }) => key), values: Float32Array.from(cells, ({ value }) => value) };
};

describe('vectors are grouped', () => {
  const vectors = [vector(1, 0, 0), vector(0, 1, 0), vector(1, 0.1, 0), vector(0, 1, 0.2), vector(0, 0, 1), vector(1, 0.2, 0)];

  test('by how alike their members are on average', () => {
    expect(whole(cluster(vectors, 0.5))).toEqual([[0, 2, 5], [1, 3], [4]]);
    expect(whole(cluster(vectors, 0))).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(whole(cluster(vectors, 1.1))).toEqual([[0], [1], [2], [3], [4], [5]]);
  });

  test('not by a chain of neighbours', () => {
    const row = Array.from({ length: 9 }, (_, step) => vector(Math.cos((step * Math.PI) / 16), Math.sin((step * Math.PI) / 16)));
    expect(whole(cluster(row, 0.9)).length).toBeGreaterThan(1);
  });

  test('when there is one, none, or one that says nothing', () => {
    expect(whole(cluster([], 0.5))).toEqual([]);
    expect(whole(cluster([vector(1)], 0.5))).toEqual([[0]]);
    expect(whole(cluster([vector(0), vector(1), vector(1)], 0.5))).toEqual([[0], [1, 2]]);
  });

  test('and the one nearest to all stands for them', () => {
    expect(medoid(vectors, [0, 2, 5])).toBe(2);
    expect(medoid(vectors, [4])).toBe(4);
  });
});

describe('what people ask in their words', () => {
  let features: Awaited<ReturnType<KnowledgeBench['weigher']>>;
  let bench: KnowledgeBench;
  beforeAll(async () => {
    bench = knowledgeBench((await loadContent()).understanding);
    features = await bench.weigher();
  });
  const group = (texts: string[]): number[][] =>
    whole(cluster(whole(utteranceVectors(texts.map((text) => ({ features: features(text), ranked: bench.rank(text) }))))));

  test('is one group a theme, and small talk stays outside', () => {
    const themes = [
      ['ฟันคุดผ่าเบิกได้ปะ', 'ผ่าฟันคุดใช้ปกสได้มั้ย', 'ผ่าฟันคุดเบิกได้กี่บาทอะ', 'ฟันคุดเบิก ปกส ยังไง'],
      ['โดนมิจโทรมาอ้างเป็น ปกส', 'มีเบอร์แปลกโทรมาอ้างว่าประกันสังคม', 'มิจฉาชีพอ้างประกันสังคมขอเลขบัตร', 'ลิ้งค์ ปกส ที่ส่งมาทาง sms ของจริงปะ มิจรึเปล่า'],
      ['ย้าย รพ ยังไงคับ', 'อยากย้ายโรงบาลประกันสังคม', 'เปลี่ยน รพ กลางปีได้มั้ย', 'ขอเปลี่ยนโรงพยาบาลประกันสังคมทำไง'],
    ];
    const talk = ['กินข้าวยัง', 'หวยออกไรวะ', 'ฝนตกหนักมากวันนี้'];
    // as they come: one of each in turn
    const texts = [...Array.from({ length: 4 }, (_, index) => themes.map((theme) => theme[index] as string)).flat(), ...talk];
    const groups = group(texts).map((members) => members.map((index) => texts[index] as string));
    for (const theme of themes) {
      const largest = groups.reduce((best, one) =>
        theme.filter((text) => one.includes(text)).length > theme.filter((text) => best.includes(text)).length ? one : best,
      );
      expect(theme.filter((text) => largest.includes(text)).length).toBeGreaterThanOrEqual(3);
      expect(largest.filter((text) => !theme.includes(text))).toEqual([]);
    }
    expect(group(texts)).toEqual(group(texts));
  });

  test('is grouped fast, however much it is, with pauses for others', () => {
    const texts = readQuestions()
      .filter((_, index) => index % 5 === 0)
      .slice(0, 5000)
      .map(({ text }) => text);
    const vectors = whole(utteranceVectors(texts.map((text) => ({ features: features(text), ranked: bench.rank(text) }))));
    const before = process.cpuUsage();
    let pauses = 0;
    const work = cluster(vectors);
    while (!work.next().done) pauses++;
    const { user, system } = process.cpuUsage(before);
    // alone on a machine it takes a second; this one may be busy
    expect((user + system) / 1000).toBeLessThan(6000);
    expect(pauses).toBeGreaterThan(100);
  });
});
