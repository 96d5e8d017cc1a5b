import type { messagingApi } from '@line/bot-sdk';
import { type ActionPlace, actionFaults } from './check-actions.ts';
import { type Fault, pathOf } from './fault.ts';
import { LIMITS } from './limits.ts';

type Path = readonly (string | number)[];
type Node = Record<string, unknown>;

const { sending } = LIMITS;

/** What a message that fits the schema still breaks: lengths, sizes and numbers that LINE's documentation limits. @param at where the message stands. */
export function* messageLimitFaults(message: messagingApi.Message, at: Path): Generator<Fault> {
  if (message.type === 'text' || message.type === 'textV2') yield* lengthFaults(message.text, [...at, 'text'], sending.text.max);
  if (message.type === 'flex') {
    yield* lengthFaults(message.altText, [...at, 'altText'], sending.flex_alt_text.max);
    yield* containerFaults(message.contents, [...at, 'contents']);
  }
  if (message.type === 'template') yield* lengthFaults(message.altText, [...at, 'altText'], sending.flex_alt_text.max);
  if (message.quickReply && !message.quickReply.items?.length) yield { property: pathOf([...at, 'quickReply', 'items']), message: 'May not be empty' };
  yield* insideFaults(message as unknown as Node, at, PLACE_OF_MESSAGE[message.type] ?? 'flexOther');
}

function* lengthFaults(text: string, at: Path, max: number): Generator<Fault> {
  if (!text.trim()) yield { property: pathOf(at), message: 'May not be empty' };
  // LINE counts these in UTF-16 units, as JavaScript does
  if (text.length > max) yield { property: pathOf(at), message: `Length must be between 0 and ${max}` };
}

function* containerFaults(container: messagingApi.FlexContainer, at: Path): Generator<Fault> {
  if (container.type === 'bubble') return yield* sizeFaults(container, at, sending.flex_bubble_bytes.max);
  if (container.type !== 'carousel') return;
  const { max } = sending.flex_carousel_bubbles;
  if (container.contents.length > max || container.contents.length === 0)
    yield { property: pathOf([...at, 'contents']), message: `Size must be between 1 and ${max}` };
  yield* sizeFaults(container, at, sending.flex_carousel_bytes.max);
  for (const [index, bubble] of container.contents.entries()) yield* sizeFaults(bubble, [...at, 'contents', index], sending.flex_bubble_bytes.max);
}

function* sizeFaults(part: object, at: Path, max: number): Generator<Fault> {
  const bytes = Buffer.byteLength(JSON.stringify(part));
  if (bytes > max) yield { property: pathOf(at), message: `Size is ${bytes} bytes; at most ${max}` };
}

const PLACE_OF_MESSAGE: Record<string, ActionPlace> = { template: 'template' };
const ACTION_KEYS = new Set(['action', 'defaultAction', 'actions']);

/** Every action and every flex text inside a message, however deep. */
function* insideFaults(node: Node, at: Path, place: ActionPlace): Generator<Fault> {
  if (node.type === 'text' && at.includes('contents') && !node.text && !node.contents)
    yield { property: pathOf([...at, 'text']), message: 'Must be non-empty text' };
  for (const [key, value] of Object.entries(node)) {
    const here = placeOf(key, node, place);
    for (const [part, path] of parts(value, [...at, key])) {
      if (ACTION_KEYS.has(key)) yield* actionFaults(part as unknown as messagingApi.Action, path, here);
      else yield* insideFaults(part, path, here);
    }
  }
}

function placeOf(key: string, node: Node, place: ActionPlace): ActionPlace {
  if (key === 'quickReply') return 'quickReply';
  if (key === 'action' && node.type === 'button') return 'flexButton';
  if (key === 'defaultAction') return 'imageCarousel';
  if (node.type === 'image_carousel') return 'imageCarousel';
  return place;
}

/** The objects of a value: itself, or those of a list. */
function* parts(value: unknown, at: Path): Generator<[Node, Path]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* parts(item, [...at, index]);
  else if (typeof value === 'object' && value !== null) yield [value as Node, at];
}
