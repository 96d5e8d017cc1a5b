import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../content/read-content.ts';
import { readOffices } from './read-offices.ts';

const YAML = readFileSync(join(ROOT, 'knowledge/offices.yaml'), 'utf8');
let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

function read(change: (yaml: string) => string): () => unknown {
  root = mkdtempSync(join(tmpdir(), 'offices-'));
  mkdirSync(join(root, 'knowledge'));
  cpSync(join(ROOT, 'schemas'), join(root, 'schemas'), { recursive: true });
  const changed = change(YAML);
  expect(changed).not.toBe(YAML);
  writeFileSync(join(root, 'knowledge/offices.yaml'), changed);
  return () => readOffices(root);
}

describe('knowledge/offices.yaml is refused', () => {
  test('when an office has an address without a source', () => {
    expect(read((yaml) => yaml.replace('geonames: 1152633}', 'geonames: 1152633, address: {th: ก, en: a}}'))).toThrow(/offices\.0.*source/);
  });

  test("when coordinates are called the building's without a source", () => {
    expect(read((yaml) => yaml.replace('en: Krabi}, place: town', 'en: Krabi}, place: office'))).toThrow(/source/);
  });

  test('when a source is not listed', () => {
    expect(read((yaml) => yaml.replace('geonames: 1152633}', 'geonames: 1152633, source: hearsay}'))).toThrow(
      /"hearsay" is not among the sources. Allowed: geonames, names/,
    );
  });

  test('when an office is there twice', () => {
    expect(read((yaml) => yaml.replace('id: bangkok', 'id: krabi'))).toThrow(/offices.krabi: is there twice/);
  });

  test('when latitude and longitude are swapped', () => {
    expect(read((yaml) => yaml.replace('latitude: 8.07257, longitude: 98.91052', 'latitude: 98.91052, longitude: 8.07257'))).toThrow(/latitude|longitude/);
  });
});
