import { beforeAll, describe, expect, test } from '@jest/globals';
import { inWords } from '../channels/in-words.ts';
import type { Phrases } from '../channels/phrases/phrases.ts';
import type { Reply } from '../channels/reply.ts';
import { readFacts } from '../content/read-content.ts';
import { loadPhrases } from '../content/read-locales.ts';
import type { Lang } from '../knowledge/calendar.ts';
import type { OfficeBook, Point } from '../knowledge/nearest-office.ts';
import { readOffices } from './read-offices.ts';
import { officesSayer, sayOffices } from './say-offices.ts';

const book = readOffices();
const KNOWN = { hotline: '1506', website: 'www.sso.go.th' };
let phrases: Phrases;
beforeAll(async () => {
  phrases = await loadPhrases();
});

function told(point: Point, lang: Lang = 'th', from: OfficeBook = book): Reply[] {
  return inWords({ phrases, topics: new Map(), lang, today: '2026-11-24' }, sayOffices(point, from, lang, KNOWN), []);
}

describe('a person who sends a location', () => {
  test('in Hat Yai is told of Songkhla, that the distance is to the town, and to confirm with 1506', () => {
    const replies = told({ latitude: 7.0086, longitude: 100.4747 });
    expect(replies[0]?.text).toBe('ที่ใกล้คุณคือสำนักงานประกันสังคมจังหวัดสงขลา ตัวเมืองสงขลาห่างจากคุณราว 25 กม. เป็นระยะถึงตัวเมือง ไม่ใช่ถึงตัวสำนักงาน');
    expect(replies[0]?.link).toEqual({ label: 'เปิดแผนที่', url: expect.stringContaining('https://www.google.com/maps/search/?api=1&query=') });
    expect(replies).toHaveLength(4);
    expect(replies.at(-1)?.text).toContain('1506');
  });

  test('is told the number and the website of knowledge/facts.yaml', () => {
    const say = officesSayer(book, readFacts());
    expect(say({ latitude: 13.7649, longitude: 100.5383 }, 'th').at(-1)).toEqual({
      say: 'phrase',
      key: 'offices:confirm',
      values: { hotline: '1506', website: 'www.sso.go.th' },
    });
  });

  test('in Bangkok is told that there are several area offices', () => {
    expect(told({ latitude: 13.7649, longitude: 100.5383 }, 'en')[0]?.text).toContain('several area offices');
  });

  test('in the middle of a town is never 0 km away', () => {
    expect(told({ latitude: 18.79038, longitude: 98.98468 }, 'en')[0]?.text).toContain('about 1 km');
  });

  test.each([
    ['Tokyo', 35.68, 139.69],
    ['the null island', 0, 0],
  ])('in %s gets a kind word and no office', (_place, latitude, longitude) => {
    const replies = told({ latitude, longitude });
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain('ไกลจากสำนักงานประกันสังคมทุกแห่ง');
    expect(replies[0]?.link).toBeUndefined();
  });

  test('across the border in Vientiane is still told of Nong Khai', () => {
    expect(told({ latitude: 17.9757, longitude: 102.6331 }, 'en')[0]?.text).toContain('Nong Khai');
  });

  test('an office whose own place and address are known is named with them', () => {
    const office = {
      id: 'invented',
      th: 'สำนักงานสมมุติ',
      en: 'Invented office',
      province: { th: 'น่าน', en: 'Nan' },
      place: 'office' as const,
      latitude: 18.8,
      longitude: 100.8,
      address: { th: 'ถนนสมมุติ', en: 'Invented Road' },
      source: 'names',
    };
    const [first] = told({ latitude: 18.8, longitude: 100.82 }, 'en', { ...book, offices: [office, ...book.offices] });
    expect(first?.text).toBe('Nearest to you: Invented office, about 2 km away. Invented Road');
  });
});
