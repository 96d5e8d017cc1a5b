import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { ContentError } from '../knowledge/content-error.ts';
import { type Fact, FactBook } from '../knowledge/facts.ts';
import type { LegalWord } from '../knowledge/plainness.ts';
import type { Topic } from '../knowledge/topic.ts';
import { parseQuestions, type Question } from './parse-questions.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Reads a YAML file under the project. @throws ContentError naming the line when it cannot be parsed. */
export function readYaml<T>(file: string, root = ROOT): T {
  try {
    return load(readFileSync(join(root, file), 'utf8')) as T;
  } catch (error) {
    throw new ContentError(
      file,
      'YAML',
      (error as Error).message.split('\n')[0] ?? 'cannot be read',
      'valid YAML; quote a text that contains ": " or starts with {',
    );
  }
}

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });

/** @returns a function that refuses data which does not fit a schema of schemas/, naming file and field. */
export function schemaCheck(schema: string, root = ROOT): (data: unknown, file: string) => void {
  const validate = ajv.compile({ ...JSON.parse(readFileSync(join(root, 'schemas', schema), 'utf8')), $id: `${schema}-${Math.random()}` });
  return (data, file) => {
    if (validate(data)) return;
    // of several, such as every branch of a oneOf, the deepest says what is wrong
    const [error] = [...(validate.errors ?? [])].sort((a, b) => depth(b.instancePath) - depth(a.instancePath));
    const field = `${error?.instancePath.replace(/^\//, '').replaceAll('/', '.') || '(top)'}`;
    const allowed =
      error?.params?.allowedValues?.join(', ') ?? error?.params?.additionalProperty ?? error?.params?.missingProperty ?? JSON.stringify(error?.params);
    const wording = error?.keyword === 'additionalProperties' ? `no field called "${allowed}"` : `${error?.message}`;
    throw new ContentError(file, field, wording, error?.keyword === 'additionalProperties' ? `the fields of schemas/${schema}` : String(allowed));
  };
}

const depth = (path: string): number => path.split('/').length;

export function readFacts(root = ROOT): FactBook {
  return new FactBook(readYaml<Record<string, Fact>>('knowledge/facts.yaml', root));
}

export function topicFiles(root = ROOT): string[] {
  return readdirSync(join(root, 'knowledge/topics'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

/** One topic file, checked against its schema and its name. */
export function readTopic(name: string, check: (data: unknown, file: string) => void, root = ROOT): Topic {
  const file = `knowledge/topics/${name}`;
  const topic = readYaml<Topic>(file, root);
  check(topic, file);
  if (`${topic.id}.yaml` !== basename(name)) throw new ContentError(file, 'id', `"${topic.id}" is not the file's name`, basename(name, '.yaml'));
  return topic;
}

/** Every topic by id. @throws ContentError at the first file that does not fit the schema. */
export function readTopics(root = ROOT): Map<string, Topic> {
  const check = schemaCheck('topic.schema.json', root);
  return new Map(
    topicFiles(root)
      .map((name) => readTopic(name, check, root))
      .map((topic) => [topic.id, topic]),
  );
}

export interface Lexicon {
  /** Spelling → the spelling that understanding works with. */
  spellings: Record<string, string[]>;
  /** Concept → words and phrases that mean it. */
  concepts: Record<string, string[]>;
  legal: LegalWord[];
}

export function readLexicon(root = ROOT): Lexicon {
  return readYaml<Lexicon>('knowledge/lexicon.yaml', root);
}

export function readQuestions(root = ROOT): Question[] {
  const folder = join(root, 'knowledge/questions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseQuestions(readFileSync(join(folder, name), 'utf8'), basename(name, '.txt'), `knowledge/questions/${name}`));
}
