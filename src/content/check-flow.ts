import type { Flow, Slot } from '../dialog/flow.ts';
import { ContentError } from '../knowledge/content-error.ts';
import type { Topic } from '../knowledge/topic.ts';
import { EFFECT_FIELDS } from './effect-fields.ts';

/** @throws ContentError for a topic that has no file. */
export function knownTopic(file: string, field: string, id: string, topics: Map<string, Topic>): void {
  if (!topics.has(id)) throw new ContentError(file, field, `unknown topic "${id}"`, 'ids of files in knowledge/topics');
}

/** What the schema cannot say of a flow. @param name of the file, without its ending. @throws ContentError at the first fault. */
export function checkFlow(flow: Flow, file: string, name: string, topics: Map<string, Topic>): void {
  if (flow.id !== name) throw new ContentError(file, 'id', `"${flow.id}" is not the file's name`, name);
  knownTopic(file, 'topic', flow.topic, topics);
  for (const id of flow.next ?? []) knownTopic(file, 'next', id, topics);
  for (const [topic, names] of Object.entries(flow.also ?? {})) {
    knownTopic(file, `also.${topic}`, topic, topics);
    for (const slot of names) knownSlot(flow, file, `also.${topic}`, slot);
  }
  for (const slot of flow.slots) checkSlot(flow, file, slot);
  for (const lang of ['th', 'en'] as const) {
    for (const [, slot = ''] of (flow.confirm?.[lang] ?? '').matchAll(/\{([^{}]*)\}/g)) knownSlot(flow, file, `confirm.${lang}`, slot);
  }
  checkResult(flow, file);
}

function knownSlot(flow: Flow, file: string, field: string, name: string): Slot {
  const slot = flow.slots.find((candidate) => candidate.name === name);
  if (!slot) throw new ContentError(file, field, `unknown slot "${name}"`, flow.slots.map((known) => known.name).join(', '));
  return slot;
}

function checkSlot(flow: Flow, file: string, slot: Slot): void {
  const field = (name: string): string => `slots.${slot.name}.${name}`;
  const before = flow.slots.slice(0, flow.slots.indexOf(slot));
  if (before.some(({ name }) => name === slot.name)) throw new ContentError(file, field('name'), 'a slot of this name stands above', 'a name used once');
  if (slot.type === 'choice' && !slot.options) throw new ContentError(file, field('options'), 'a choice without options', 'two to five options');
  if (slot.type !== 'choice' && slot.options) throw new ContentError(file, field('options'), `a ${slot.type} has no options`, 'options with type: choice');
  if (slot.min !== undefined && slot.max !== undefined && slot.min > slot.max) {
    throw new ContentError(file, field('min'), `${slot.min} is more than max`, `at most ${slot.max}`);
  }
  if (slot.default !== undefined && slot.options) knownValue(file, field('default'), slot, slot.default);
  for (const [name, values] of Object.entries(slot.onlyIf ?? {})) {
    const other = knownSlot(flow, file, field('onlyIf'), name);
    if (!before.includes(other)) {
      throw new ContentError(file, field('onlyIf'), `"${name}" is asked after it`, before.map((known) => known.name).join(', ') || 'a slot above');
    }
    for (const value of values) if (other.options) knownValue(file, `${field('onlyIf')}.${name}`, other, value);
  }
}

function knownValue(file: string, field: string, slot: Slot, value: string | number): void {
  const allowed = (slot.options ?? []).map((option) => option.value);
  if (!allowed.includes(value)) throw new ContentError(file, field, `unknown value "${value}"`, allowed.join(', '));
}

/** An effect gets every field that it cannot be done without, from a slot that is always asked. */
function checkResult(flow: Flow, file: string): void {
  const { result } = flow;
  if ('calculator' in result) return;
  const { needed, open } = EFFECT_FIELDS[result.effect];
  const names = Object.keys(needed);
  for (const [field, slot] of Object.entries(result.with ?? {})) {
    if (!open && !names.includes(field)) throw new ContentError(file, `result.with.${field}`, `${result.effect} has no field "${field}"`, names.join(', '));
    knownSlot(flow, file, `result.with.${field}`, slot);
  }
  for (const [field, types] of Object.entries(needed)) {
    const where = result.with ? `result.with.${field}` : 'slots';
    const name = result.with ? result.with[field] : field;
    const slot = flow.slots.find((candidate) => candidate.name === name);
    if (!slot) throw new ContentError(file, where, `${result.effect} needs "${field}"`, `${names.join(', ')}, each from a slot`);
    if (types.length > 0 && !types.includes(slot.type)) {
      throw new ContentError(file, `slots.${slot.name}.type`, `${result.effect} cannot take "${field}" from a ${slot.type}`, types.join(', '));
    }
    if (slot.optional || slot.onlyIf) {
      throw new ContentError(
        file,
        `slots.${slot.name}`,
        `${result.effect} needs "${field}", and this slot may stay empty`,
        'a slot without optional and onlyIf',
      );
    }
  }
}
