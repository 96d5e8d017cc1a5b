import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadContent } from '../content/load-content.ts';
import { matchedWords, type Rank } from './matched-words.ts';

let rank: Rank;
beforeAll(async () => {
  const { understanding } = await loadContent();
  rank = (utterance) => understanding.rank(utterance);
});

const wordsOf = (utterance: string, topic: string): string[] => matchedWords(rank, utterance, [topic])[0] ?? [];

describe('the words that speak for a topic', () => {
  test.each([
    ['ทำฟันได้เท่าไหร่ครับ', 'sickness.dental', ['ทำฟัน']],
    ['เงินสงเคราะห์บุตรเข้าวันไหนคะ', 'child.allowance', ['สงเคราะห์บุตร', 'วันไหน']],
    ['ม.39 ส่งเดือนละเท่าไหร่', 'section39.contribution', ['39', 'เท่าไหร่']],
    ['อยากรู้ว่า คลอดลูกเบิกได้กี่บาทคะ', 'maternity.delivery', ['คลอด', 'กี่']],
    ['how much do I get if I am laid off', 'unemployment.benefit', ['laid off']],
  ])('of "%s" for %s', (utterance, topic, expected) => {
    // which neighbours they are shown with is the model's
    const found = wordsOf(utterance, topic);
    for (const word of expected) expect(found).toContainEqual(expect.stringContaining(word));
    expect(found.join('').length).toBeLessThan(utterance.replaceAll(' ', '').length);
  });

  test('differ by topic', () => {
    const [dental, calculation] = matchedWords(rank, 'ทำฟันได้เท่าไหร่ครับ', ['sickness.dental', 'calculate.sickness']);
    expect(dental).toEqual(['ทำฟัน']);
    expect(calculation?.join('')).toContain('เท่าไหร่');
  });

  test('are at most four, none of them a particle, in the order of the text and as they were typed', () => {
    const utterance = 'สวัสดีครับ อยากสอบถามหน่อยว่า พ่อเสีย ชีวิตจากโรค เบิกค่าทำศพ ต้องเตรียมเอกสาร อะไร ยื่นที่ไหน ได้เงินสงเคราะห์กี่เดือนครับ';
    const found = wordsOf(utterance, 'death.funeral');
    expect(found.join()).toContain('ทำศพ');
    expect(found.length).toBeLessThanOrEqual(4);
    expect(found.filter((word) => /^(ครับ|ค่ะ|คะ|อยาก|หน่อย)$/.test(word))).toEqual([]);
    const places = found.map((word) => utterance.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  test('are none of a text without words, and none are looked for when no topic is asked about', () => {
    expect(matchedWords(rank, '?! ...', ['child.allowance'])).toEqual([[]]);
    expect(matchedWords(rank, 'ทำฟัน', [])).toEqual([]);
  });
});
