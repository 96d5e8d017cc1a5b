import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XmlDocument } from 'libxml2-wasm';
import type { JambonzVerb } from '../../src/channels/voice/jambonz/verbs.ts';

interface Validators {
  validate(logger: object, verbs: unknown): void;
}

const require = createRequire(import.meta.url);
const JUDGES = ['@jambonz/schema', '@jambonz/verb-specifications'].map((name) => ({ name, judge: require(name) as Validators }));
const SILENT = { info() {}, debug() {}, error() {}, warn() {} };

/**
 * Everything wrong with an array of verbs: by both validators of jambonz, for the one lets unknown properties through and the other wrong values of
 * an enumeration; and what both let through: a `say` without text, SSML that is no XML, and a `gather` that nothing can answer.
 */
export function jambonzFaults(verbs: readonly JambonzVerb[]): string[] {
  const faults = JUDGES.flatMap(({ name, judge }) => faultsOf(() => judge.validate(SILENT, structuredClone(verbs)), name));
  return [...faults, ...verbs.flatMap((verb) => [...ownFaults(verb)])];
}

function* ownFaults(verb: JambonzVerb): Generator<string> {
  if (verb.verb === 'say') yield* ssmlFaults(verb.text);
  if (verb.verb !== 'gather') return;
  if (verb.say) yield* ssmlFaults(verb.say.text);
  if (!(verb.timeout > 0)) yield 'gather: it would wait for ever';
  if (!verb.numDigits && !verb.maxDigits) yield 'gather: no number of keys ends it';
}

function ssmlFaults(text: string): string[] {
  if (!text.startsWith('<speak>')) return [`say: not SSML: ${text}`];
  if (!text.replace(/<[^>]*>/g, '').trim()) return ['say: nothing to say'];
  return faultsOf(() => XmlDocument.fromString(text).dispose(), 'say');
}

const CALLBACKS = ['base', 'session-new', 'gather', 'dial', 'call-status', 'sip-refer'] as const;
const ajv = new Ajv2020({ strict: false });
for (const name of CALLBACKS) ajv.addSchema(JSON.parse(readFileSync(require.resolve(`@jambonz/schema/callbacks/${name}.schema.json`), 'utf8')));

/** What jambonz sends. @throws Error for a body that jambonz would not send, by the JSON schemas of its callbacks. */
export function asCallback<Body>(name: (typeof CALLBACKS)[number], body: Body): Body {
  const validate = ajv.getSchema(`https://jambonz.org/schema/callbacks/${name}`);
  if (!validate) throw new Error(`There is no callback ${name}.`);
  if (!validate(body)) throw new Error(`Not a callback ${name}: ${ajv.errorsText(validate.errors)}`);
  return body;
}

function faultsOf(judge: () => void, name: string): string[] {
  try {
    judge();
    return [];
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}
