import { SandboxError } from './answer.ts';
import type { PersonMessage } from './person-message.ts';

type Fields = Record<string, unknown>;

/** What each kind of message needs. */
const NEEDED: Record<PersonMessage['type'], readonly [field: string, type: 'string' | 'number'][]> = {
  text: [['text', 'string']],
  sticker: [
    ['packageId', 'string'],
    ['stickerId', 'string'],
  ],
  location: [
    ['latitude', 'number'],
    ['longitude', 'number'],
  ],
  image: [],
  audio: [],
  video: [],
  file: [],
};

/**
 * A message of the control API. Media may bring `base64` and `contentType`.
 * @throws SandboxError 400 that says what is allowed.
 */
export function readPersonMessage(body: Fields): PersonMessage {
  const needed = NEEDED[body.type as PersonMessage['type']];
  if (!needed) throw new SandboxError(`type is ${JSON.stringify(body.type)}. Allowed: ${Object.keys(NEEDED).join(', ')}.`);
  for (const [field, type] of needed) if (typeof body[field] !== type || body[field] === '') throw new SandboxError(`${field} is missing. Allowed: a ${type}.`);
  const { base64, ...message } = body;
  return (typeof base64 === 'string' ? { ...message, bytes: Buffer.from(base64, 'base64') } : message) as unknown as PersonMessage;
}
