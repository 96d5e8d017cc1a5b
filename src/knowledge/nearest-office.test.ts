import { describe, expect, test } from '@jest/globals';
import { readOffices } from '../line-setup/read-offices.ts';
import { distanceKm, mapSearch, nearestOffices, type Office } from './nearest-office.ts';

const { offices } = readOffices();
const idsNear = (latitude: number, longitude: number, count = 1): string[] =>
  nearestOffices({ latitude, longitude }, offices, count).map(({ office }) => office.id);

describe('distance', () => {
  test('from Bangkok to Chiang Mai is what maps say, within one percent', () => {
    const km = distanceKm({ latitude: 13.7539, longitude: 100.5014 }, { latitude: 18.7904, longitude: 98.9847 });
    expect(km).toBeGreaterThan(578);
    expect(km).toBeLessThan(590);
  });

  test('is nothing to the same point and the same both ways', () => {
    const a = { latitude: 7, longitude: 100 };
    const b = { latitude: 19, longitude: 99 };
    expect(distanceKm(a, a)).toBe(0);
    expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
  });

  test('a degree of latitude is 111 km', () => {
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111.2, 1);
  });

  test('of two ends of the earth is half its circumference and no NaN', () => {
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6371.0088, 3);
  });
});

describe('the nearest office', () => {
  test.each([
    ['Chiang Mai airport', 18.7668, 98.9626, 'chiang-mai'],
    ['Hat Yai', 7.0086, 100.4747, 'songkhla'],
    ['the Victory Monument in Bangkok', 13.7649, 100.5383, 'bangkok'],
    ['Si Racha', 13.1737, 100.9311, 'chon-buri'],
    ['Mae Sot', 16.7131, 98.5747, 'tak'],
    ['Betong', 5.7731, 101.0726, 'yala'],
    ['Ko Samui', 9.5357, 100.0645, 'surat-thani'],
  ])('of %s', (_place, latitude, longitude, id) => {
    expect(idsNear(latitude, longitude)).toEqual([id]);
  });

  test('comes with the next ones, nearest first', () => {
    const near = nearestOffices({ latitude: 18.7904, longitude: 98.9847 }, offices, 3);
    expect(near.map(({ office }) => office.id)).toEqual(['chiang-mai', 'lamphun', 'lampang']);
    expect(near.map(({ km }) => km)).toEqual([...near.map(({ km }) => km)].sort((a, b) => a - b));
  });

  test('in a corner of a province its own town is among the three', () => {
    const pattaya = idsNear(12.9236, 100.8825, 3);
    expect(pattaya).toContain('chon-buri');
    expect(pattaya).toContain('rayong');
  });

  test('does not reorder the list it was given', () => {
    const before = offices.map(({ id }) => id);
    idsNear(5.7731, 101.0726);
    expect(offices.map(({ id }) => id)).toEqual(before);
  });
});

describe('the list', () => {
  test('has every province once, and each stands in its own province', () => {
    expect(new Set(offices.map(({ province }) => province.th)).size).toBe(77);
    expect(offices).toHaveLength(77);
  });

  test('the map is searched for the name, so a town is never shown as the office', () => {
    const url = new URL(mapSearch(offices.find(({ id }) => id === 'nan') as Office));
    expect(url.searchParams.get('query')).toBe('สำนักงานประกันสังคมจังหวัดน่าน');
    expect(url.searchParams.get('api')).toBe('1');
  });
});
